package dev.rapport.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who gets an answer as well.
 *
 * @param reachesLast whether who wrote last of a thread gets the answer
 */
public record Copies(List<Copy> to, boolean reachesLast) {

    public static final Copies NONE = new Copies(List.of(), false);

    /**
     * One of them.
     *
     * @param id by which it is left out, and says nothing about the address
     * @param shown the address as the reader may see it
     */
    public record Copy(UUID id, String address, String shown) {

        static Copy of(String address, Function<String, String> mask) {
            return new Copy(UUID.nameUUIDFromBytes(address.getBytes(UTF_8)), address, mask.apply(address));
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    public boolean isEmpty() {
        return to.isEmpty();
    }

    /** Their addresses without those that are left out. */
    List<String> addresses(Set<UUID> leftOut) {
        return to.stream()
                .filter(copy -> !leftOut.contains(copy.id()))
                .map(Copy::address)
                .toList();
    }

    /** The same with addresses in full. */
    public Copies inFull() {
        return new Copies(
                to.stream()
                        .map(copy -> new Copy(copy.id(), copy.address(), copy.address()))
                        .toList(),
                reachesLast);
    }

    /** Their addresses as the reader may see them. */
    public String shown() {
        return to.stream().map(Copy::shown).collect(Collectors.joining(", "));
    }
}
