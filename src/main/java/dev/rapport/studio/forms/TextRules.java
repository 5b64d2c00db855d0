package dev.rapport.studio.forms;

import dev.rapport.platform.Bilingual;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Whether everybody can read the form, and whether it is nothing but words. */
final class TextRules {

    private static final Pattern DATA = Pattern.compile("\\{\\{[^{}]*}}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern TAG = Pattern.compile("<[/!?a-zA-Z]");
    private static final Pattern EMPHASIS =
            Pattern.compile("</?(?:p|br|b|i|strong|em|ul|ol|li|h2|h3|h4|hr)\\s{0,3}/?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE = Pattern.compile("!\\[|\\]\\s{0,3}\\((?!https://)|\\]\\s{0,3}:");

    private TextRules() {}

    static void check(List<FormPart> parts, Consumer<FormProblem> found) {
        for (var part : parts) {
            part.texts()
                    .filter(text -> !isInBoth(text))
                    .forEach(text -> found.accept(
                            FormProblem.of(FormRule.IN_BOTH, part.id(), part.called(), FormPart.shortened(text))));
            if (!isPlain(part)) found.accept(FormProblem.of(FormRule.PLAIN, part.id(), part.called()));
        }
    }

    private static boolean isInBoth(String text) {
        var words = DATA.matcher(text).replaceAll("");
        if (!LETTER.matcher(words).find() || words.strip().startsWith("=")) return true;
        return CHINESE.matcher(new Bilingual(words).in(Locale.SIMPLIFIED_CHINESE))
                        .find()
                && !CHINESE.matcher(new Bilingual(words).in(Locale.ENGLISH)).find();
    }

    private static boolean isPlain(FormPart part) {
        var html = part.node().path("content").asString("");
        return isPlain(html) && !html.contains("{{") && part.texts().allMatch(TextRules::isPlain);
    }

    private static boolean isPlain(String text) {
        return !TAG.matcher(EMPHASIS.matcher(text).replaceAll("")).find()
                && !ELSEWHERE.matcher(text).find();
    }
}
