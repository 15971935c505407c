// Report: words, tables and pictures. The only room that formats numbers.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "entrepot/compliance.hpp"
#include "entrepot/exposure.hpp"
#include "entrepot/frontier.hpp"
#include "entrepot/power.hpp"
#include "entrepot/realign.hpp"
#include "entrepot/study.hpp"
#include "entrepot/war.hpp"

namespace entrepot {

/// One JSON object with the names of docs/scenario.md ("--json").
std::string study_json(const Study& study);

/// The result bundle: manifest.json, scenario.toml, long CSV tables, report.html. Written into a folder beside `folder`
/// and renamed, so that nothing is ever half written. A study that is not converged writes manifest and residuals alone.
/// Errors: InputError (folder not writable, or holds files that are not a bundle of ours).
void write_bundle(const Study& study, const std::filesystem::path& folder);

/// To be asked before any work: would write_bundle be able to write there? Leaves nothing behind. `draws`: of an unfinished sweep
/// may lie in the folder, in unfinished_folder(). Errors: InputError as write_bundle.
void check_bundle_folder(const std::filesystem::path& folder, bool draws = false);

/// One HTML file without any outside reference; its parts are described in docs/report.md.
std::string report_html(const Study& study);

/// Answer, ten-line table, certificate; fits 40 lines of 80 characters.
std::string terminal_summary(const Study& study, bool colour);

/// `power`: JSON, page, words on the terminal (40 lines of 80 characters), and a bundle as write_bundle's (docs/power.md). Every
/// pair is in it, those without trade or equilibrium with their outcome.
std::string power_json(const PowerStudy& study);
std::string power_html(const PowerStudy& study);
std::string power_summary(const PowerStudy& study, bool colour);
void write_power_bundle(const PowerStudy& study, const std::filesystem::path& folder);
/// As check_bundle_folder; cuts of an unfinished run may lie in the folder, in unfinished_folder().
void check_power_folder(const std::filesystem::path& folder);
std::filesystem::path unfinished_folder(const std::filesystem::path& folder);

/// `exposure`: JSON, page, words on the terminal (40 lines of 80 characters), and a bundle as write_bundle's (docs/exposure.md).
/// Folders as check_bundle_folder.
std::string exposure_json(const ExposureStudy& study);
std::string exposure_html(const ExposureStudy& study);
std::string exposure_summary(const ExposureStudy& study, bool colour);
void write_exposure_bundle(const ExposureStudy& study, const std::filesystem::path& folder);

/// `frontier`: JSON, page, words on the terminal (40 lines of 80 characters), and a bundle as write_bundle's (docs/frontier.md).
/// Folders as check_bundle_folder.
std::string frontier_json(const FrontierStudy& study);
std::string frontier_html(const FrontierStudy& study);
std::string frontier_summary(const FrontierStudy& study, bool colour);
void write_frontier_bundle(const FrontierStudy& study, const std::filesystem::path& folder);

/// `explain DIR`: the outcome of a bundle in plain words: worst market, which country, what to try.
std::string explain_bundle(const std::filesystem::path& folder);
std::string explain_bundle_json(const std::filesystem::path& folder);

/// `check SCENARIO`: what each measure touches with its trade value.
std::string check_text(const Scenario& scenario, const World& world, const Applied& applied);
std::string check_json(const Scenario& scenario, const World& world, const Applied& applied);

/// `world show`: totals, tariffs by sector, layers, countries, sources.
std::string world_text(const World& world);
std::string world_json(const World& world);
/// `world check`: would a scenario without measures move anything; coverage. JSON lists every repair.
std::string balance_text(const World& world);
std::string balance_json(const World& world);
inline constexpr double balanced_within = 1e-10;  ///< gaps below move nothing that a result shows
/// One line a repair, totals by rule and by country.
std::string repairs_text(const World& world, std::size_t limit);

/// `war`: JSON, page, words on the terminal (40 lines of 80 characters), and a bundle as write_bundle's (docs/war.md).
/// Folders as check_bundle_folder.
std::string war_json(const WarStudy& study);
std::string war_html(const WarStudy& study);
std::string war_summary(const WarStudy& study, bool colour);
void write_war_bundle(const WarStudy& study, const std::filesystem::path& folder);
/// `realign`: JSON, page, words on the terminal (40 lines of 80 characters), and a bundle as write_bundle's (docs/realign.md).
/// Folders as check_bundle_folder.
std::string realign_json(const RealignStudy& study);
std::string realign_html(const RealignStudy& study);
std::string realign_summary(const RealignStudy& study, bool colour);
void write_realign_bundle(const RealignStudy& study, const std::filesystem::path& folder);
/// `comply`: JSON, page, words on the terminal (40 lines of 80 characters), and a bundle as write_bundle's (docs/compliance.md).
/// What rests on a state without equilibrium is named, not left out. Folders as check_bundle_folder.
std::string comply_json(const ComplyStudy& study);
std::string comply_html(const ComplyStudy& study);
std::string comply_summary(const ComplyStudy& study, bool colour);
void write_comply_bundle(const ComplyStudy& study, const std::filesystem::path& folder);
/// Draws as sweep_shard and merge_draws give them, into a file beside which nothing half-written is seen. Errors: InputError.
void write_draws(const std::string& draws, const std::filesystem::path& file);

}  // namespace entrepot
