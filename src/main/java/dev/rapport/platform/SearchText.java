package dev.rapport.platform;

/** What people type into a search field, as a pattern of {@code like}. */
public final class SearchText {

    private SearchText() {}

    public static String containing(String text) {
        return "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
