package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens to what is here already. */
public enum Existing {
    OVERWRITE,
    /** What is known stays; what is not known yet is added. */
    FILL,
    SKIP;

    /** Reads {@code overwrite}, {@code fill} or {@code skip}; nothing where nothing is said. */
    public static @Nullable Existing named(@Nullable String word) {
        if (word == null || word.isBlank()) return null;
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refused.unfit("import.no-such-existing", word, words(Arrays.asList(values()))));
    }

    static String words(List<Existing> all) {
        return all.stream().map(Existing::word).collect(Collectors.joining(", "));
    }

    /** As {@link #named} reads it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
