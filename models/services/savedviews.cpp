// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/savedviews.h"

#include "models/services/auditnote.h"
#include "models/storage/settingstore.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QJsonObject toJson(const SavedView& view)
{
    QJsonArray filters;
    for (const FilterStep& step : view.query.filters)
        filters.append(QJsonObject{{u"by"_s, dimensionKey(step.dimension)},
                                   {u"key"_s, step.key},
                                   {u"name"_s, step.name},
                                   {u"tag"_s, step.tagKey}});
    return {{u"payer"_s, view.query.payer},
            {u"currency"_s, view.query.currency},
            {u"last"_s, view.query.last.toString()},
            {u"months"_s, view.query.months},
            {u"by"_s, dimensionKey(view.query.by)},
            {u"tag"_s, view.query.tagKey},
            {u"basis"_s, basisKey(view.query.basis)},
            {u"top"_s, view.query.top},
            {u"shape"_s, view.shape},
            {u"latest"_s, view.followsLatest},
            {u"filters"_s, filters}};
}

std::optional<SavedView> fromJson(const QString& name, const QJsonObject& json)
{
    const auto last = BillingPeriod::parse(json["last"_L1].toString());
    const auto by = dimensionFromKey(json["by"_L1].toString());
    const auto basis = basisFromKey(json["basis"_L1].toString());
    if (!last || !by || !basis)
        return std::nullopt;
    SavedView view{
        name,
        {.payer = json["payer"_L1].toString(), .currency = json["currency"_L1].toString(), .last = *last},
        json["shape"_L1].toString()};
    view.followsLatest = json["latest"_L1].toBool(true);
    view.query.months = json["months"_L1].toInt(12);
    view.query.by = *by;
    view.query.tagKey = json["tag"_L1].toString();
    view.query.basis = *basis;
    view.query.top = json["top"_L1].toInt(9);
    const QJsonArray filters = json["filters"_L1].toArray();
    for (const QJsonValue& value : filters) {
        const auto dimension = dimensionFromKey(value["by"_L1].toString());
        if (dimension)
            view.query.filters.append({*dimension, value["key"_L1].toString(), value["name"_L1].toString(),
                                       value["tag"_L1].toString()});
    }
    return view;
}

// Between the account that owns a view and the view's name; no one can type it.
constexpr QChar ownerEnds(0x1f);

/// What the names of the caller's views begin with where they are kept.
QString ownerOf(const BillScope& scope)
{
    return scope.all ? QString() : scope.account + ownerEnds;
}

/// Changes a view, noted as it was before and as it is `after`.
Result<void> changeView(Connection& connection, const QString& action, const QString& name,
                        const BillScope& scope, const QString& after,
                        const std::function<Result<void>(SettingStore&, const QString& kept)>& change)
{
    return audited<void>(connection, {.action = action, .object = name, .after = after},
                         [&](AuditEvent& event) -> Result<void> {
                             SettingStore store(connection);
                             auto views = store.savedViews();
                             if (!views)
                                 return views.error();
                             const QString kept = ownerOf(scope) + name;
                             for (const auto& [stored, text] : std::as_const(*views)) {
                                 if (stored == kept)
                                     event.before = text;
                             }
                             return change(store, kept);
                         });
}

} // namespace

Result<QList<SavedView>> readSavedViews(Connection& connection, const BillScope& scope)
{
    auto stored = SettingStore(connection).savedViews();
    if (!stored)
        return stored.error();
    const QString owner = ownerOf(scope);
    QList<SavedView> views;
    for (const auto& [name, text] : std::as_const(*stored)) {
        if (name.left(name.indexOf(ownerEnds) + 1) != owner)
            continue;
        auto view = fromJson(name.sliced(owner.size()), QJsonDocument::fromJson(text.toUtf8()).object());
        if (view && (!scope.all || scope.seesWhole(view->query.payer)))
            views.append(*std::move(view));
    }
    return views;
}

Result<void> writeSavedView(Connection& connection, const SavedView& view, const BillScope& scope)
{
    QString name = view.name.trimmed();
    name.remove(ownerEnds);
    if (name.isEmpty())
        return Error{
            ErrorCode::Invalid, QCoreApplication::translate("SavedViews", "Give the view a name."), {}};
    const QString text = QString::fromUtf8(QJsonDocument(toJson(view)).toJson(QJsonDocument::Compact));
    return changeView(connection, u"billing:UpdateSavedViews"_s, name, scope, text,
                      [&](SettingStore& store, const QString& kept) { return store.saveView(kept, text); });
}

Result<void> removeSavedView(Connection& connection, const QString& name, const BillScope& scope)
{
    QString plain = name;
    plain.remove(ownerEnds);
    return changeView(connection, u"billing:UpdateSavedViews"_s, plain, scope, {},
                      [&](SettingStore& store, const QString& kept) { return store.removeView(kept); });
}

} // namespace billfold
