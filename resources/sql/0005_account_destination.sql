-- SPDX-License-Identifier: GPL-3.0-or-later
-- The unit that an account goes to once its creation is over; null is the root.

ALTER TABLE create_request ADD COLUMN destination TEXT;
