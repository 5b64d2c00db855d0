package dev.rapport.contact.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** By which ids a mail and those before it are known. */
final class MessageIds {

    /** The first, which names the thread, and the nearest. */
    private static final int MOST = 50;

    private static final Pattern ID = Pattern.compile("<([^<>\\s\\p{Cntrl}]{1,250})>");

    private MessageIds() {}

    static Optional<String> own(Headers headers) {
        return headers.first("message-id").flatMap(id -> in(id).stream().findFirst());
    }

    /** Those before it, the nearest last. */
    static List<String> earlier(Headers headers) {
        var all = new LinkedHashSet<>(in(headers.first("references").orElse("")));
        in(headers.first("in-reply-to").orElse("")).stream().limit(1).forEach(nearest -> {
            all.remove(nearest);
            all.add(nearest);
        });
        own(headers).ifPresent(all::remove);
        if (all.size() <= MOST) return List.copyOf(all);
        var some = new ArrayList<>(List.copyOf(all).subList(all.size() - MOST + 1, all.size()));
        some.addFirst(all.getFirst());
        return List.copyOf(some);
    }

    private static List<String> in(String header) {
        return ID.matcher(header)
                .results()
                .map(found ->
                        "<" + new String(found.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                                + ">")
                .toList();
    }

    /** Of a mail that has no id. */
    static String hash(byte[] mail) {
        return "sha256:" + HexFormat.of().formatHex(digest(mail));
    }

    static byte[] digest(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
                digest.update((byte) '\n');
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
