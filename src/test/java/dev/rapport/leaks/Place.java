package dev.rapport.leaks;

/**
 * What somebody received.
 *
 * @param where such as {@code get /api/v1/leads}, without ids
 */
record Place(String who, String where, String received) {}
