package dev.rapport;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the code can use, and what it does not use any more. */
class LeftoversTests {

    private static final Path TEXTS = Path.of("src/main/resources/i18n");
    private static final String CHINESE = "_zh.properties";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*");
    private static final Pattern STYLE = Pattern.compile("\\.([a-zA-Z][\\w-]*)");

    /** Words that come with data from elsewhere, or from entries that earlier releases wrote. */
    private static final Pattern DATA =
            Pattern.compile("word\\.tier\\..*|trail\\.CustomerOwnerChanged.*|import\\.bad-number");

    /** They style what libraries draw. */
    private static final Pattern LIBRARIES = Pattern.compile("(djs|bjs|bts|bio|cm|fjs|cds|v-system)-.*");

    private final Set<String> quoted = CodeFacts.texts();
    private final String code =
            text(".css", false, "src/main/java", "src/main/resources/db", "processes", "rules", "frontend/components");
    private final Set<String> words =
            WORD.matcher(code).results().map(match -> match.group()).collect(toSet());

    LeftoversTests() throws IOException {}

    @Test
    void everyTextIsReadByTheCode() throws IOException {
        assertThat(keys(file -> !file.endsWith(CHINESE)).stream()
                        .filter(key -> !DATA.matcher(key).matches())
                        .filter(key -> !isRead(key)))
                .isEmpty();
    }

    @Test
    void everyTextIsInBothLanguages() throws IOException {
        assertThat(keys(file -> file.endsWith(CHINESE))).isEqualTo(keys(file -> !file.endsWith(CHINESE)));
    }

    @Test
    void noTextStandsTwiceInItsFile() throws IOException {
        var twice = new TreeSet<String>();
        try (var files = Files.list(TEXTS)) {
            for (var path : files.toList()) {
                try (var reader = Files.newBufferedReader(path)) {
                    new OncePerKey(key -> twice.add(path.getFileName() + ": " + key)).load(reader);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void aKeyThatIsWrittenInAnotherWayIsTheSame() throws IOException {
        var twice = new TreeSet<String>();
        new OncePerKey(twice::add).load(new StringReader("a.b=1\na.\\u0062 : 2\na.c 3\n# a.c=4\n"));
        assertThat(twice).containsExactly("a.b");
    }

    /** Tells the keys that a file gives more than once, as the reader of such files understands them. */
    private static final class OncePerKey extends Properties {

        private final transient Consumer<String> twice;

        OncePerKey(Consumer<String> twice) {
            this.twice = twice;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) twice.accept((String) key);
            return super.put(key, value);
        }
    }

    @Test
    void everyStyleIsWornByAnElement() throws IOException {
        assertThat(styles().stream()
                        .filter(style -> !LIBRARIES.matcher(style).matches())
                        .filter(style -> !isWorn(style)))
                .isEmpty();
    }

    /** Keys are quoted whole, or put together from a quoted beginning and words, such as the names of constants. */
    private boolean isRead(String key) {
        return quoted.contains(key)
                || quoted.stream()
                        .filter(beginning -> !beginning.isEmpty() && key.startsWith(beginning))
                        .anyMatch(beginning -> isCompletedBy(beginning, key.substring(beginning.length())));
    }

    private boolean isCompletedBy(String beginning, String rest) {
        if (!beginning.endsWith(".") && !beginning.endsWith("-")) return quoted.contains(rest);
        return Stream.of(rest.split("\\.")).allMatch(this::isWord);
    }

    private boolean isWord(String part) {
        return words.contains(part)
                || words.contains(part.toUpperCase(Locale.ROOT).replace('-', '_'))
                || part.chars().allMatch(Character::isDigit)
                || quoted.stream()
                        .filter(end -> end.startsWith("-") && part.endsWith(end))
                        .anyMatch(end -> isWord(part.substring(0, part.length() - end.length())));
    }

    private boolean isWorn(String style) {
        if (words.contains(style)) return true;
        for (var end = style.indexOf('-') + 1; end > 0; end = style.indexOf('-', end) + 1) {
            var beginning = style.substring(0, end);
            if ((quoted.contains(beginning) || code.contains(beginning + "${")) && isWord(style.substring(end)))
                return true;
        }
        return false;
    }

    private static Set<String> keys(Predicate<String> file) throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.list(TEXTS)) {
            for (var path : files.filter(path -> file.test(path.toString())).toList()) {
                var texts = new Properties();
                try (var reader = Files.newBufferedReader(path)) {
                    texts.load(reader);
                }
                keys.addAll(texts.stringPropertyNames());
            }
        }
        return keys;
    }

    private static Set<String> styles() throws IOException {
        var selectors = text(".css", true, "frontend/styles", "frontend/components")
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\{[^{}]*}", "");
        return STYLE.matcher(selectors).results().map(match -> match.group(1)).collect(toSet());
    }

    /** Of the files below the folders whose names end so, or of all others. */
    private static String text(String ending, boolean with, String... folders) throws IOException {
        var all = new StringBuilder();
        for (var folder : folders) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList())
                    if (file.toString().endsWith(ending) == with) all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
