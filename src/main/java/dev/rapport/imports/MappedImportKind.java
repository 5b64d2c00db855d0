package dev.rapport.imports;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind whose files use words of their own, which a mapping translates. A screen asks people for what is missing. */
public interface MappedImportKind extends ImportKind {

    /**
     * Something that happens in the file and needs a meaning.
     *
     * @param when attribute values that tell it apart, such as activity and state
     * @param times how often it occurs
     */
    record Unknown(Map<String, String> when, long times) {}

    /** All that needs a meaning, most frequent first; nothing when the mapping (or a shipped one) knows the file. */
    List<Unknown> unknown(InputStream file, @Nullable String mapping);

    /** Refuses a mapping that cannot be read. */
    void requireMapping(String mapping);

    /** What things in the file may mean, in the order in which a screen offers them. */
    List<String> meanings();

    /** The mapping that answers make: what each unknown thing means, possibly several things, or nothing. */
    String mapping(Map<Map<String, String>, List<String>> answers);
}
