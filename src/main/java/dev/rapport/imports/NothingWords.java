package dev.rapport.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people and systems write where there is nothing to write. Signs say nothing anywhere; a word may be a name. */
final class NothingWords {

    private static final Pattern SIGNS = Pattern.compile("[-‐‑‒–—―_/\\\\.·~*#?]+");
    private static final Set<String> NOT_THERE =
            Set.of("n/a", "#n/a", "n.a.", "n.a", "<na>", "无", "暂无", "没有", "未填写", "未填");
    private static final Set<String> WORDS = Set.of("none", "null", "nil", "(null)", "(none)", "<null>", "nothing");
    private static final Set<String> NAMES = Set.of("name", "account", "product", "sales_agent", "manager");

    private NothingWords() {}

    static boolean sayNothing(String column, String text) {
        if (text.length() > 9) return false;
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (SIGNS.matcher(plain).matches() || NOT_THERE.contains(plain)) return true;
        return WORDS.contains(plain) && !NAMES.contains(column);
    }
}
