package dev.rapport.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text in both languages as designers write it into forms and rules: {@code English | 中文}. Each paragraph may have
 * its own two languages, and so may each label before a value, as in {@code Phone | 电话: {{phone}}}; a middle dot may
 * stand instead of the bar. A text in one language is that text in both.
 */
public record Bilingual(String text) {

    private static final Pattern BOTH = Pattern.compile("(\\P{IsHan}+?) [|·] ([^|·]*\\p{IsHan}[^|·]*)", Pattern.DOTALL);
    private static final Pattern LABEL =
            Pattern.compile("([A-Za-z][^\\n·|{}:]*?) [|·] ([^\\n·|{}:]*\\p{IsHan}[^\\n·|{}:]*)(?=:)");

    public String in(Locale locale) {
        if (text.indexOf('|') < 0 && text.indexOf('·') < 0) return text;
        var wanted = "zh".equals(locale.getLanguage()) ? 2 : 1;
        return Arrays.stream(LABEL.matcher(text).replaceAll("$" + wanted).split("\n\n"))
                .map(paragraph -> {
                    var both = BOTH.matcher(paragraph);
                    return both.matches() ? both.group(wanted) : paragraph;
                })
                .collect(Collectors.joining("\n\n"));
    }
}
