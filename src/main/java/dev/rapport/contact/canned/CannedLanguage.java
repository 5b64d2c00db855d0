package dev.rapport.contact.canned;

import dev.rapport.platform.Word;
import java.util.Locale;

/** In which a canned answer is written. */
public enum CannedLanguage implements Word {
    EN,
    ZH,
    ANY;

    /** Who does not read Chinese is more likely to read English. */
    static CannedLanguage of(String language) {
        return language.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
    }

    /** Of what somebody wrote. */
    static CannedLanguage ofWords(String words) {
        return words.codePoints().anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN)
                ? ZH
                : EN;
    }
}
