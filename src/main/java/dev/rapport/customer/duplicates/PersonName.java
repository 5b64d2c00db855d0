package dev.rapport.customer.duplicates;

import java.util.Set;
import java.util.regex.Pattern;

/** The name of a person, as far as it can be told which part is which; two that were swapped are still found. */
record PersonName(NamePart given, NamePart family) {

    private static final int LONGEST_CHINESE = 4;
    private static final Pattern WITHIN = Pattern.compile("['’‐-]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\d]+");
    private static final Pattern SPACES = Pattern.compile("[\\s·•・]");

    private static final Set<String> LONG_SURNAMES = Set.of(
            "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "南宫", "宇文", "长孙", "轩辕");

    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "mme", "先生", "女士", "小姐", "太太", "老师");

    static PersonName of(String name) {
        var folded = Folding.of(name);
        var bare = SPACES.matcher(folded).replaceAll("");
        for (var title : TITLES)
            if (Han.isIn(title) && bare.endsWith(title) && bare.length() > title.length() + 1)
                bare = bare.substring(0, bare.length() - title.length());
        if (!bare.isEmpty() && bare.codePoints().allMatch(Han::isHan) && bare.length() <= LONGEST_CHINESE)
            return chinese(bare);
        return western(folded);
    }

    private static PersonName chinese(String name) {
        var length = name.length() > 2 && LONG_SURNAMES.contains(name.substring(0, 2)) ? 2 : 1;
        var family = name.substring(0, length);
        var given = name.substring(length);
        return new PersonName(
                given.isEmpty() ? NamePart.UNKNOWN : new NamePart(given, Han.sound(given)),
                new NamePart(family, Han.soundOfSurname(family)));
    }

    private static PersonName western(String name) {
        var comma = name.indexOf(',');
        if (comma > 0) return new PersonName(part(name.substring(comma + 1)), part(name.substring(0, comma)));
        var words = words(name);
        var space = words.lastIndexOf(' ');
        return space < 0
                ? new PersonName(NamePart.UNKNOWN, part(words))
                : new PersonName(part(words.substring(0, space)), part(words.substring(space + 1)));
    }

    private static NamePart part(String text) {
        var bare = words(text).replace(" ", "");
        return bare.isEmpty() ? NamePart.UNKNOWN : new NamePart(bare, Han.sound(bare));
    }

    private static String words(String text) {
        var words = new StringBuilder();
        for (var word : BETWEEN.matcher(WITHIN.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip()
                .split(" "))
            if (!TITLES.contains(word)) words.append(words.isEmpty() ? "" : " ").append(word);
        return words.toString();
    }
}
