#include "support/synthetic_study.hpp"

#include <cmath>
#include <iterator>
#include <limits>

namespace entrepot::testing {
namespace {

struct Economy14 {
  const char* iso3;
  const char* name;
  double size;  ///< tn USD, invented
};
constexpr Economy14 economies[] = {{"ARE", "United Arab Emirates", 0.5},
                                   {"BRA", "Brazil", 1.9},
                                   {"CAN", "Canada", 2.1},
                                   {"CHN", "China", 16.6},
                                   {"DEU", "Germany", 4.0},
                                   {"FRA", "France", 2.7},
                                   {"GBR", "United Kingdom", 2.9},
                                   {"IND", "India", 3.2},
                                   {"JPN", "Japan", 4.2},
                                   {"KAZ", "Kazakhstan", 0.2},
                                   {"RUS", "Russia", 2.2},
                                   {"TUR", "Türkiye", 0.9},
                                   {"USA", "United States", 25.8},
                                   {"ROW", "Rest of the world", 12.0}};

constexpr std::size_t sector_count = 3;

double tariff_points(const std::map<std::string, double>& parameters) {
  return parameters.empty() ? 30 : parameters.begin()->second;
}

Certificate small_residuals() {
  Certificate c;
  c.goods_markets = {3.1e-12, "RUS", "GOODS"};
  c.budgets = {4e-13, "CHN", ""};
  return c;
}

Equilibrium solved(int sweeps) {
  Equilibrium e;
  e.outcome = Outcome::converged;
  const std::size_t n = std::size(economies);  // hats of a null scenario, so that flows can be recomputed from it
  e.wage_change = ByCountry({n}, 1.0);
  e.consumer_price_change = e.wage_change;
  e.price_change = e.unit_cost_change = SectorByCountry({sector_count, n}, 1.0);
  e.expenditure = SectorByCountry({sector_count, n}, 1e6);
  e.income = ByCountry({n}, 1e6);
  e.tariff_revenue = e.export_tax_revenue = e.deficit = ByCountry({n});
  e.certificate = small_residuals();
  e.sweeps = sweeps;
  e.seconds = 0.004;
  return e;
}

/// Change of ln real income in percent: sanctions hit Russia, the tariff hits its two parties.
double log_income(const std::string& iso3, double tariff) {
  const double war = 1 - std::exp(-tariff / 60);
  if (iso3 == "RUS") return -4.1 + 0.05 * war;
  if (iso3 == "CHN") return -0.1 - 0.62 * war;
  if (iso3 == "USA") return -0.03 - 0.41 * war;
  if (iso3 == "KAZ") return 0.31 + 0.02 * war;
  if (iso3 == "ARE") return 0.12 + 0.09 * war;
  if (iso3 == "DEU") return -0.24 + 0.06 * war;
  return 0.02 * static_cast<double>(iso3[0] - 'H') / 8 + 0.11 * war * static_cast<double>(iso3[1] - 'A') / 20;
}

Outcomes outcomes_at(const World& world, double tariff) {
  Outcomes o;
  const std::size_t n = world.country_count(), j = world.sector_count();
  o.trade = o.trade_baseline = world.flow;
  const Country usa = *world.find_country("USA"), chn = *world.find_country("CHN"), rus = *world.find_country("RUS");
  for (Sector s : all<Sector>(j)) {
    for (Country m : all<Country>(n)) {
      o.trade(s, m, rus) *= m == chn || m == rus ? 1.2 : 0.6;
      if (s.value < 2 && m != usa) o.trade(s, usa, m) *= 1 + 0.04 * (1 - std::exp(-tariff / 60));
    }
    if (s.value < 2) {
      o.trade(s, usa, chn) *= std::exp(-tariff / 40);
      o.trade(s, chn, usa) *= std::exp(-tariff / 40);
    }
  }
  o.output = o.output_baseline = SectorByCountry({j, n}, 1e5);
  o.price = o.wage_cost = SectorByCountry({j, n}, 1.01);
  double weight = 0, sum = 0;
  for (Country c : all<Country>(n)) {
    CountryOutcome out;
    out.country = c;
    out.real_income = std::exp(log_income(world.countries[c.value], tariff) / 100);
    out.real_wage = 1 + 0.9 * (out.real_income - 1);
    out.wage = out.real_wage * 1.002;
    out.consumer_price = 1.002;
    out.income_baseline = world.value_added(c);
    out.income = out.income_baseline * out.real_income;
    out.tariff_revenue_baseline = 0.004 * out.income_baseline;
    out.tariff_revenue = out.tariff_revenue_baseline * (1 + tariff / 100);
    for (Sector s : all<Sector>(j)) {
      for (Country m : all<Country>(n)) {
        if (m == c) continue;
        out.exports += o.trade(s, m, c);
        out.exports_baseline += o.trade_baseline(s, m, c);
        out.imports += o.trade(s, c, m);
        out.imports_baseline += o.trade_baseline(s, c, m);
      }
    }
    weight += out.income_baseline;
    sum += out.income_baseline * out.real_income;
    o.countries.push_back(out);
  }
  o.world_real_income = sum / weight;
  return o;
}

Measure tariff_measure(std::string id, std::string group, std::string importer, std::string exporter) {
  Measure m;
  m.id = std::move(id);
  m.group = std::move(group);
  m.kind = MeasureKind::tariff;
  m.importers = {std::move(importer)};
  m.exporters = {std::move(exporter)};
  m.sectors = {"goods"};
  m.change = {Verb::add_pp, 100};
  return m;
}

Study empty_study() {
  Study study;
  study.world = std::make_shared<World>(synthetic_world());
  Scenario& s = study.scenario;
  s.file = "scenarios/synthetic.toml";
  s.text = "schema = \"1\"\ntitle = \"synthetic\"\n";
  s.title = "US–China escalation while the West sanctions Russia";
  s.question = "Does a US–China trade war push Russia and China together?";
  s.world_name = study.world->name;
  s.id = "5f0c1e7a9b3d4c2e8f6a1b0d7c9e3f5a2b4d6c8e0f1a3b5c7d9e1f2a4b6c8d0e";
  s.groups["West"] = {"USA", "DEU", "FRA", "GBR", "JPN", "CAN"};
  Measure west;
  west.id = "west-on-russia";
  west.group = "west";
  west.kind = MeasureKind::trade_cost;
  west.importers = {"@West"};
  west.exporters = {"RUS"};
  west.sectors = {"all"};
  west.change = {Verb::factor, 2};
  west.both_ways = true;
  s.measures = {west, tariff_measure("us-escalation", "us", "USA", "CHN"), tariff_measure("cn-answer", "cn", "CHN", "USA")};
  study.economy.trade_elasticity = BySector({study.world->sector_count()}, 4.0);
  study.baseline = solved(0);
  study.seconds = 1.84;
  study.threads = 2;
  study.command = "entrepot run scenarios/synthetic.toml --out run/synthetic";
  return study;
}

Run run_at(const Study& study, std::map<std::string, double> parameters, std::string on) {
  Run run;
  run.parameters = std::move(parameters);
  run.on = std::move(on);
  run.equilibrium = solved(48);
  run.outcomes = outcomes_at(*study.world, tariff_points(run.parameters));
  run.applied.countries = {"USA", "CHN", "RUS"};
  for (const Measure& m : study.scenario.measures)
    run.applied.touches.push_back(
        {m.id, m.group, 24, 2, 412345.0, 0, true, 0.031, m.kind == MeasureKind::tariff ? 1.031 : 0.031});
  return run;
}

ComplianceResult compliance_at(const std::string& penalty, const std::map<std::string, double>& parameters) {
  const double t = tariff_points(parameters) / 100;
  ComplianceResult r;
  r.penalty = penalty;
  r.parameters = parameters;
  r.gain = 0.09 - 0.004 * t;
  r.stake = (penalty == "us" ? 0.27 : 0.02) * std::pow(1 + t, -1.7) + (penalty == "us" ? 0 : 1.1);
  r.threshold = r.gain / r.stake;
  r.enforcer_cost = penalty == "us" ? 0.11 * std::pow(1 + t, -1.5) : 0.21;
  r.enforcer_costs = {{"USA", r.enforcer_cost}};
  r.target_loss_if_complies = 2.2;
  const double gain0 = 0.09, stake0 = penalty == "us" ? 0.27 : 1.12;
  r.from_gain = std::log(r.gain / gain0);
  r.from_stake = -std::log(r.stake / stake0);
  r.dlog_threshold = r.from_gain + r.from_stake;
  r.equilibria = {solved(40), solved(41), solved(44)};
  return r;
}

PairStudy::State pair_state(const World& world, std::string label, double russia, double china) {
  PairStudy::State s;
  s.label = std::move(label);
  s.dependence = {0.28 + russia / 30, 0.03 + china / 30, 0};
  s.dependence.asymmetry = (s.dependence.a_on_b - s.dependence.b_on_a) / (s.dependence.a_on_b + s.dependence.b_on_a);
  s.exit.a = *world.find_country("RUS");
  s.exit.b = *world.find_country("CHN");
  s.exit.loss_a = russia;
  s.exit.loss_b = china;
  s.exit.ratio = russia / china;
  s.exit.cut = solved(52);
  s.power_a_over_b = 0.1;
  s.power_b_over_a = 1.4;
  return s;
}

Diversion diversion_of(const Study& study, const std::string& importer, const std::string& exporter) {
  const World& world = *study.world;
  const Outcomes& o = *study.runs.back().outcomes;
  Diversion d;
  d.importer = *world.find_country(importer);
  d.exporter = *world.find_country(exporter);
  for (Sector j : all<Sector>(world.sector_count()))
    d.change += o.trade(j, d.importer, d.exporter) - o.trade_baseline(j, d.importer, d.exporter);
  double share = 0.45;
  for (const char* iso3 : {"USA", "ROW", "JPN", "DEU", "CAN", "IND", "FRA", "GBR"}) {
    if (*world.find_country(iso3) != d.exporter) d.replaced_by.emplace_back(*world.find_country(iso3), -d.change * share);
    share *= 0.6;
  }
  share = 0.3;
  for (const char* iso3 : {"CHN", "ROW", "IND", "RUS", "BRA", "TUR", "KAZ"}) {
    if (*world.find_country(iso3) != d.importer) d.redirected_to.emplace_back(*world.find_country(iso3), -d.change * share);
    share *= 0.62;
  }
  return d;
}

}  // namespace

World synthetic_world() {
  World w;
  w.name = "synthetic-14";
  w.year = 2022;
  w.kind = "stylised";
  for (const Economy14& e : economies) {
    w.countries.push_back(e.iso3);
    w.country_names.push_back(e.name);
  }
  w.sectors = {"RAW", "GOODS", "SERV"};
  w.sector_names = {"Raw materials", "Manufactured goods", "Services"};
  w.goods = {true, true, false};
  const std::size_t n = w.country_count(), j = w.sector_count();
  w.flow = w.tariff = Flows({j, n, n});
  w.value_added = w.deficit = ByCountry({n});
  w.value_added_share = SectorByCountry({j, n}, 1.0);
  w.input_share = InputShares({n, j, j});
  w.final_share = SectorByCountry({j, n}, 1.0 / static_cast<double>(j));
  for (Country m : all<Country>(n)) {
    w.value_added(m) = economies[m.value].size * 1e6;
    for (Country x : all<Country>(n)) {
      const double gravity = economies[m.value].size * economies[x.value].size / 100 * 1e6;
      for (Sector s : all<Sector>(j))
        w.flow(s, m, x) = m == x ? economies[m.value].size * 5e5 : gravity * (s.value == 1 ? 0.06 : 0.01);
    }
  }
  w.repairs = {
      {"services-tariff-zero", "Tariffs on services in the source are set to 0.", "SERV", "CHN", "USA", 0.05, 0, 1200, "rate"},
      {"input-row-above-purchases", "An input row above what the country buys was balanced.", "RAW", "KAZ", "", 12, 10, 2,
       "million USD"}};
  w.sources = {{"Synthetic flows", "entrepot tests", "CC0", "invented numbers", "derived", ""}};
  w.id = "00aa11bb22cc33dd44ee55ff66007788990011223344556677889900aabbccdd";
  return w;
}

Study synthetic_single_run() {
  Study study = empty_study();
  study.runs.push_back(run_at(study, {}, ""));
  return study;
}

Study synthetic_dates() {
  Study study = empty_study();
  study.scenario.title = "Tariffs of 2025, day by day";
  study.scenario.question.clear();
  for (const char* on : {"2025-02-04", "2025-04-10", "2025-05-14"}) study.runs.push_back(run_at(study, {}, on));
  for (std::size_t i = 0; i < study.runs.size(); ++i) study.runs[i].outcomes = outcomes_at(*study.world, i == 1 ? 125 : 20);
  return study;
}

Study synthetic_article() {
  Study study = empty_study();
  Scenario& s = study.scenario;
  s.grid = {{{"us-escalation.add_pp", "cn-answer.add_pp"}, {0, 10, 30, 60, 100}}};
  s.compliance = Compliance{
      .third = "CHN",
      .target = "RUS",
      .factor = 1.5,
      .penalties = {{.id = "us", .by = {"USA"}, .factor = 1.25}, {.id = "coalition", .by = {"USA", "@EU27"}, .factor = 1.25}}};
  s.decompose_by = "group";
  for (const double t : s.grid[0].values) {
    const std::map<std::string, double> parameters{{"us-escalation.add_pp", t}, {"cn-answer.add_pp", t}};
    study.runs.push_back(run_at(study, parameters, ""));
    for (const char* penalty : {"us", "coalition"}) study.compliance.push_back(compliance_at(penalty, parameters));
  }
  const World& world = *study.world;
  PairStudy pair;
  pair.a = *world.find_country("RUS");
  pair.b = *world.find_country("CHN");
  pair.states.push_back(pair_state(world, "before", 1.73, 0.093));
  for (const Run& run : study.runs)
    pair.states.push_back(
        pair_state(world, "tariffs", 2.45 - tariff_points(run.parameters) / 1000, 0.097 + tariff_points(run.parameters) / 8000));
  study.pairs = {pair};
  ShapleyDecomposition parts;
  parts.groups = {"west", "us", "cn"};
  parts.contribution.assign(3, ByCountry({world.country_count()}));
  parts.total = ByCountry({world.country_count()});
  for (Country n : all<Country>(world.country_count())) {
    const double with_sanctions = log_income(world.countries[n.value], 0),
                 war = log_income(world.countries[n.value], 100) - with_sanctions;
    parts.contribution[0](n) = with_sanctions;
    parts.contribution[1](n) = 0.7 * war;
    parts.contribution[2](n) = 0.3 * war;
    parts.total(n) = with_sanctions + war;
  }
  study.contributions = parts;
  study.diversion = {diversion_of(study, "USA", "CHN"), diversion_of(study, "CHN", "USA")};
  study.warnings = {"NOR is kept inside ROW and is not part of @West here"};
  return study;
}

Study with_horizons(Study study) {
  const World& world = *study.world;
  study.scenario.groups["pair"] = {"DEU", "FRA"};
  study.scenario.horizons = HorizonQuestion{{"short", "medium", "long"}, {"RUS", "@pair"}, 0};
  HorizonComparison& h = study.horizons.emplace();
  h.parties = {{"RUS", {}, {*world.find_country("RUS")}, false},
               {"@pair", {}, {*world.find_country("DEU"), *world.find_country("FRA")}, true}};
  double scale = 2;
  for (const char* horizon : {"short", "medium", "long"}) {
    HorizonResult result{horizon, scale == 1, study.economy, study.baseline, {}, study.compliance};
    for (const Run& run : study.runs) {
      HorizonRun at{run.parameters, run.on, run.equilibrium, ByCountry({world.country_count()}, 0.0), {}};
      for (const CountryOutcome& c : run.outcomes->countries) at.real_income(c.country) = scale * 100 * (c.real_income - 1);
      const double germany = at.real_income(h.parties[1].members[0]), france = at.real_income(h.parties[1].members[1]);
      at.parties = {at.real_income(h.parties[0].members[0]), (4.0 * germany + 2.7 * france) / 6.7};
      result.runs.push_back(std::move(at));
    }
    for (ComplianceResult& r : result.compliance) r.threshold /= scale;
    h.horizons.push_back(std::move(result));
    scale -= 0.5;
  }
  return study;
}

Study with_a_missing_horizon(Study study) {
  study = with_horizons(std::move(study));
  HorizonResult& failed = study.horizons->horizons.front();
  HorizonRun& run = failed.runs.back();
  run.equilibrium.outcome = Outcome::infeasible;
  run.equilibrium.diagnosis = {"KAZ cannot pay for its imports", "closure.trade_balance = \"zero\"", "KAZ", ""};
  for (double& percent : run.real_income.values()) percent = std::nan("");
  for (double& percent : run.parties) percent = std::nan("");
  const std::size_t penalties = failed.compliance.size() / failed.runs.size();
  for (std::size_t p = 0; p < penalties; ++p) {
    ComplianceResult& r = failed.compliance[failed.compliance.size() - 1 - p];
    r.gain = r.stake = r.threshold = r.dlog_threshold = r.from_stake = r.from_gain = std::nan("");
    r.equilibria.front() = run.equilibrium;
  }
  return study;
}

Study synthetic_infeasible() {
  Study study = synthetic_single_run();
  Run& run = study.runs.front();
  run.outcomes.reset();
  run.equilibrium.outcome = Outcome::infeasible;
  run.equilibrium.diagnosis = {"KAZ has no trade left but a surplus of 12 bn USD that it would have to run",
                               "closure.trade_balance = \"zero\"", "KAZ", ""};
  return study;
}

}  // namespace entrepot::testing
