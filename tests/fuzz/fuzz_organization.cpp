// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/awsjson.h"
#include "models/organization/organizationdiff.h"
#include "models/organization/treeexport.h"
#include "tests/fuzz/fuzzfile.h"

using namespace billfold;

/// Whatever an organization's file holds: it ends in findings or in a change that fits, and what was read can
/// be exported and read again without a difference.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC);
    const auto diff = compareOrganization({}, readOrganization({{QStringLiteral("a.json"), bytes}}), now);
    if (!diff)
        return 0;
    World world;
    fuzz::expect(world.fits(diff->change));
    world.apply(diff->change);
    if (diff->hasErrors())
        return 0;
    const QByteArray tree = treeAsJson(world, diff->organization);
    const auto again = compareOrganization(world, readOrganization({{QStringLiteral("b.json"), tree}}), now);
    fuzz::expect(again && again->change.isEmpty());

    return 0;
}
