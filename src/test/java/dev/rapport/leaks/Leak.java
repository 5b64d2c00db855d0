package dev.rapport.leaks;

/** What somebody received and should not have. */
record Leak(String who, String where, String what) {

    @Override
    public String toString() {
        return who + " | " + where + " | " + what;
    }
}
