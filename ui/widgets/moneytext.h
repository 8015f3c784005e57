// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Amounts are written by the item models; pages find the same functions here.
#include "models/views/moneytext.h"
