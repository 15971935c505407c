// A cost that only part of a flow bears, as one cost of the whole flow (MODEL.md M6a).
#pragma once

namespace entrepot {

/// kappa_eff = [(1 - phi) + phi exp(-theta Delta)]^(-1/theta): the trade-cost factor that moves a CES flow as much as a
/// wedge of `wedge` log points (>= 0, infinity closes it) on the share `share_hit` (0 to 1) of its varieties. It is the CES
/// price index over hit and spared varieties (Dixit and Stiglitz 1977, AER 67(3)); a ban of a share phi is
/// (1 - phi)^(-1/theta). Below 0.05 in size theta means the Cobb-Douglas limit exp(phi Delta), as everywhere in the engine; below
/// that goods are complements and the formula holds as it stands. An infinite wedge gives infinity where all is hit, and where
/// theta <= 0.05. Arguments outside their ranges are a bug of the caller.
double effective_trade_cost(double share_hit, double wedge, double trade_elasticity);

}  // namespace entrepot
