package dev.rapport.imports;

import java.nio.charset.Charset;
import java.util.List;

/** How the bytes of a table become rows: its encoding, and what separates its cells. */
public record FileReading(Charset encoding, char separator) {

    /** The encodings that people choose from. */
    public static List<Charset> encodings() {
        return Encodings.OFFERED;
    }

    /** The name by which people know an encoding. */
    public static String name(Charset encoding) {
        return Encodings.name(encoding);
    }

    public static List<Character> separators() {
        return Separators.CANDIDATES;
    }
}
