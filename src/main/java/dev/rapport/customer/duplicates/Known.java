package dev.rapport.customer.duplicates;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is compared of a customer; what is not known is empty. Phones and mail addresses are only ever the same or not, so
 * their hashes are enough.
 *
 * @param mailNames of a person what is before the at sign, of a firm what is after it unless anybody can have one there
 */
record Known(
        UUID id,
        boolean isFirm,
        FirmName firm,
        PersonName name,
        long[] phones,
        long[] emails,
        long[] mailNames,
        String[] identities,
        String birth,
        String street,
        String city,
        String postcode,
        String region) {

    static final String PHONE = "PHONE ";
    static final String EMAIL = "EMAIL ";

    private static final FirmName NO_FIRM = new FirmName("", "", "");
    private static final PersonName NOBODY = new PersonName(NamePart.UNKNOWN, NamePart.UNKNOWN);
    private static final int SHORTEST_MAIL_NAME = 5;

    /** The names under which facts are kept, the best first. */
    private static final List<String> BIRTH = List.of("date_of_birth", "birthday", "birth_date");

    private static final List<String> STREET = List.of("street", "address");
    private static final List<String> CITY = List.of("city", "office_location");
    private static final List<String> POSTCODE = List.of("postcode", "zip");
    private static final List<String> REGION = List.of("region", "state", "province");

    static final String[] FACTS = java.util.stream.Stream.of(BIRTH, STREET, CITY, POSTCODE, REGION)
            .flatMap(List::stream)
            .toArray(String[]::new);

    /** Mailboxes that anybody can have. */
    private static final Set<String> ANYBODYS = Set.of(
            "gmail.com",
            "googlemail.com",
            "qq.com",
            "163.com",
            "126.com",
            "139.com",
            "sina.com",
            "sohu.com",
            "foxmail.com",
            "aliyun.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "yahoo.com",
            "icloud.com",
            "me.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "t-online.de",
            "proton.me",
            "protonmail.com",
            "mail.ru",
            "yandex.ru",
            "example.com");

    /**
     * @param points each with its kind: {@code PHONE +86…}, {@code EMAIL a@b.c}
     * @param identities each with its platform
     */
    static Known of(
            UUID id,
            boolean isFirm,
            String name,
            Collection<String> points,
            Collection<String> identities,
            Map<String, String> facts,
            Pool pool) {
        return new Known(
                id,
                isFirm,
                isFirm ? pool.same(FirmName.of(name)) : NO_FIRM,
                isFirm ? NOBODY : pooled(PersonName.of(name), pool),
                hashes(points, PHONE),
                hashes(points, EMAIL),
                points.stream()
                        .filter(point -> point.startsWith(EMAIL))
                        .map(point -> mailName(point.substring(EMAIL.length()), isFirm))
                        .filter(text -> !text.isEmpty())
                        .mapToLong(Known::hash)
                        .toArray(),
                identities.toArray(String[]::new),
                pool.same(fact(facts, BIRTH).replaceAll("[^\\d]", "")),
                fact(facts, STREET).replace(" ", ""),
                pool.same(fact(facts, CITY).replaceAll("\\s|市$", "")),
                pool.same(fact(facts, POSTCODE).replace(" ", "")),
                pool.same(fact(facts, REGION).replaceAll("\\s|省$", "")));
    }

    static long hash(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        return hash ^ hash >>> 32;
    }

    private static PersonName pooled(PersonName name, Pool pool) {
        return new PersonName(pool.same(name.given()), pool.same(name.family()));
    }

    private static long[] hashes(Collection<String> points, String kind) {
        return points.stream()
                .filter(point -> point.startsWith(kind))
                .mapToLong(Known::hash)
                .toArray();
    }

    private static String mailName(String address, boolean isFirm) {
        var at = address.lastIndexOf('@');
        if (at < 0) return "";
        if (!isFirm) return at < SHORTEST_MAIL_NAME ? "" : address.substring(0, at);
        var domain = address.substring(at + 1);
        return ANYBODYS.contains(domain) ? "" : domain;
    }

    private static String fact(Map<String, String> facts, List<String> names) {
        for (var name : names) {
            var value = facts.get(name);
            if (value != null && !value.isBlank()) return Folding.of(value);
        }
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Known known && id.equals(known.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + " " + Arrays.asList(firm.core(), name);
    }
}
