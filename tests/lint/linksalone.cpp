// SPDX-License-Identifier: GPL-3.0-or-later

/// Linked with the whole of one library and with what that library itself asks for: a library that secretly
/// needs another one does not link.
int main()
{
    return 0;
}
