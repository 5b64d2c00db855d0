package dev.rapport.contact.pbx;

import dev.rapport.platform.PhoneNumber;
import java.util.Arrays;
import java.util.stream.Stream;

/** Numbers as telephone systems and administrators write them, in the one form in which they are compared. */
final class PbxNumbers {

    private PbxNumbers() {}

    static Stream<String> ignored(String written) {
        return Arrays.stream(written.split("[,;，；、\\n]")).map(String::strip).filter(number -> !number.isEmpty());
    }

    /** As it could be dialled from anywhere, or its digits; empty if it has none. */
    static String normal(String written, String country) {
        return PhoneNumber.parse(written, country)
                .map(PhoneNumber::e164)
                .orElseGet(() -> written.replaceAll("[^0-9*#+]", ""));
    }
}
