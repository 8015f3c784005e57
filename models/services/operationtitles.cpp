// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/operationtitles.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* one, const char* several, int count)
{
    return count == 1 ? QCoreApplication::translate("OperationTitles", one)
                      : QCoreApplication::translate("OperationTitles", several, nullptr, count);
}

struct Title {
    QLatin1StringView operation;
    const char *one, *several;
};

// Those that can be undone; see isUndoable.
constexpr Title titles[] = {
    {"MoveAccount"_L1, QT_TRANSLATE_NOOP("OperationTitles", "Move account"),
     QT_TRANSLATE_N_NOOP("OperationTitles", "Move %n accounts")},
    {"RenameAccount"_L1, QT_TRANSLATE_NOOP("OperationTitles", "Rename account"),
     QT_TRANSLATE_N_NOOP("OperationTitles", "Rename %n accounts")},
    {"MoveOrganizationalUnit"_L1, QT_TRANSLATE_NOOP("OperationTitles", "Move unit"),
     QT_TRANSLATE_N_NOOP("OperationTitles", "Move %n units")},
    {"UpdateOrganizationalUnit"_L1, QT_TRANSLATE_NOOP("OperationTitles", "Rename unit"),
     QT_TRANSLATE_N_NOOP("OperationTitles", "Rename %n units")},
    {"UpdatePolicy"_L1, QT_TRANSLATE_NOOP("OperationTitles", "Edit policy"),
     QT_TRANSLATE_N_NOOP("OperationTitles", "Edit %n policies")},
    {"AttachPolicy"_L1, QT_TRANSLATE_NOOP("OperationTitles", "Attach policy"),
     QT_TRANSLATE_N_NOOP("OperationTitles", "Attach policies %n times")},
    {"DetachPolicy"_L1, QT_TRANSLATE_NOOP("OperationTitles", "Detach policy"),
     QT_TRANSLATE_N_NOOP("OperationTitles", "Detach policies %n times")},
    {"UpdateResponsibilityTransfer"_L1, QT_TRANSLATE_NOOP("OperationTitles", "Rename transfer"),
     QT_TRANSLATE_N_NOOP("OperationTitles", "Rename %n transfers")},
    {"TagResource"_L1, QT_TRANSLATE_NOOP("OperationTitles", "Tag"),
     QT_TRANSLATE_N_NOOP("OperationTitles", "Tag %n times")},
    {"UntagResource"_L1, QT_TRANSLATE_NOOP("OperationTitles", "Remove tags"),
     QT_TRANSLATE_N_NOOP("OperationTitles", "Remove tags %n times")},
};

} // namespace

QString operationTitle(const Commands& commands)
{
    const int count = static_cast<int>(commands.size());
    const QString operation = commands.isEmpty() ? QString() : operationName(commands.first());
    const bool alike = std::all_of(commands.cbegin(), commands.cend(), [&](const Command& command) {
        return operationName(command) == operation;
    });
    if (alike) {
        for (const Title& title : titles) {
            if (title.operation == operation)
                return tr(title.one, title.several, count);
        }
    }
    return tr(QT_TRANSLATE_NOOP("OperationTitles", "Change"),
              QT_TRANSLATE_N_NOOP("OperationTitles", "%n changes"), count);
}

} // namespace billfold
