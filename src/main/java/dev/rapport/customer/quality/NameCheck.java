package dev.rapport.customer.quality;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a name lacks by which nobody can be called. */
final class NameCheck {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z},;·・，；、()\\[\\]]+");
    private static final Pattern EDGES = Pattern.compile("^[\\p{P}\\p{S}&&[^.]]+|[\\p{P}\\p{S}]+$");
    private static final Pattern DIGITS = Pattern.compile("[\\p{Nd}./-]+");
    private static final Pattern SAME_LETTER = Pattern.compile("([a-z])\\1+");

    private static final Set<String> PLACEHOLDERS = Set.of(
            "test",
            "tester",
            "testing",
            "unknown",
            "n/a",
            "na",
            "none",
            "null",
            "nil",
            "nobody",
            "noname",
            "anonymous",
            "dummy",
            "asdf",
            "qwerty",
            "tbd",
            "customer",
            "guest",
            "user",
            "unbekannt",
            "keine",
            "kein",
            "不详",
            "未知",
            "无",
            "无名",
            "匿名",
            "佚名",
            "测试",
            "测试客户",
            "未填写",
            "暂无",
            "客户",
            "用户",
            "游客");

    private static final Set<String> FORMS = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "sir",
            "madam",
            "herr",
            "frau",
            "hr",
            "fr",
            "monsieur",
            "madame",
            "mme",
            "señor",
            "señora",
            "sr",
            "sra",
            "さん",
            "様",
            "氏",
            "님",
            "씨");

    /** Stand at once behind the family name. */
    private static final List<String> CHINESE_FORMS =
            List.of("先生", "女士", "小姐", "太太", "老师", "老板", "经理", "总监", "医生", "阿姨", "叔叔");

    /** People who write so have a given and a family name, with a blank between. */
    private static final Set<UnicodeScript> OF_TWO_WORDS = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC);

    private NameCheck() {}

    static Optional<Flaw> ofPerson(String name) {
        var words = words(name);
        var empty = placeholder(words);
        if (empty.isPresent()) return empty;
        if (words.stream().allMatch(word -> DIGITS.matcher(word).matches())) return Optional.of(Flaw.DIGITS_ONLY);
        var left = words.stream()
                .filter(word -> !FORMS.contains(word))
                .map(NameCheck::withoutForm)
                .filter(word -> !word.isEmpty())
                .toList();
        if (left.isEmpty()) return Optional.of(Flaw.FORM_OF_ADDRESS);
        var joined = String.join("", left);
        if (joined.codePointCount(0, joined.length()) == 1) return Optional.of(Flaw.ONE_CHARACTER);
        if (left.size() == 1 && isOfTwoWords(left.getFirst())) return Optional.of(Flaw.ONE_WORD);
        return Optional.empty();
    }

    /** Firms may be called by a digit or a letter. */
    static Optional<Flaw> ofFirm(String name) {
        return placeholder(words(name));
    }

    private static Optional<Flaw> placeholder(List<String> words) {
        var named =
                words.stream().filter(word -> !DIGITS.matcher(word).matches()).toList();
        return (words.isEmpty() || !named.isEmpty()) && named.stream().allMatch(NameCheck::saysNothing)
                ? Optional.of(Flaw.PLACEHOLDER)
                : Optional.empty();
    }

    private static boolean saysNothing(String word) {
        var bare = word.replaceAll("\\p{Nd}+$", "");
        return PLACEHOLDERS.contains(bare.isEmpty() ? word : bare)
                || SAME_LETTER.matcher(word).matches();
    }

    private static List<String> words(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        Arrays.stream(BETWEEN_WORDS.split(plain))
                .map(word -> EDGES.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }

    private static String withoutForm(String word) {
        return CHINESE_FORMS.stream()
                .filter(word::endsWith)
                .findFirst()
                .map(form -> word.substring(0, word.length() - form.length()))
                .orElse(word);
    }

    private static boolean isOfTwoWords(String word) {
        return word.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> OF_TWO_WORDS.contains(UnicodeScript.of(letter)));
    }
}
