// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/accountnames.h"

#include "models/core/accountid.h"
#include "models/ingest/bytesource.h"
#include "models/ingest/csvscanner.h"

#include <algorithm>
#include <initializer_list>

namespace billfold
{

namespace
{

/// Position of the column that is called one of these, in any case.
int indexOf(const std::vector<std::string>& names, std::initializer_list<const char*> wanted)
{
    for (const char* name : wanted) {
        for (size_t i = 0; i < names.size(); ++i) {
            if (qstricmp(names[i].c_str(), name) == 0)
                return static_cast<int>(i);
        }
    }
    return -1;
}

int idColumn(const std::vector<std::string>& names)
{
    return indexOf(names, {"Account ID", "AccountId", "Id"});
}
int nameColumn(const std::vector<std::string>& names)
{
    return indexOf(names, {"Name", "Account name", "AccountName"});
}

} // namespace

bool isAccountNamesHeader(const std::vector<std::string>& names)
{
    return idColumn(names) >= 0 && nameColumn(names) >= 0 && names.size() < 20;
}

QList<QPair<QString, QString>> readAccountNames(const QString& path)
{
    QList<QPair<QString, QString>> result;
    auto opened = openByteSource(path);
    if (!opened)
        return result;
    CsvScanner scanner([&](char* to, std::int64_t size) { return (*opened)->read(to, size); });
    CsvScanner::Record record;
    if (!scanner.next(record))
        return result;
    const std::vector<std::string> header = csvTexts(record);
    const int id = idColumn(header);
    const int name = nameColumn(header);
    while (id >= 0 && name >= 0 && scanner.next(record)) {
        const std::vector<std::string> texts = csvTexts(record);
        if (static_cast<int>(texts.size()) <= std::max(id, name))
            continue;
        const QString key = QString::fromStdString(texts[static_cast<size_t>(id)]);
        if (AccountId::parse(key))
            result.append({key, QString::fromStdString(texts[static_cast<size_t>(name)])});
    }
    return result;
}

} // namespace billfold
