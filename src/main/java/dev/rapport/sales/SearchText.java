package dev.rapport.sales;

/** What people type into a search field, as a pattern. */
final class SearchText {

    private SearchText() {}

    static String containing(String text) {
        return "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
