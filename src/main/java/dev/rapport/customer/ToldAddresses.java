package dev.rapport.customer;

import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowNote;
import dev.rapport.platform.CountryWords;
import dev.rapport.platform.PostalAddress;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands the postal addresses of a row, up to three. One that cannot be read costs itself, not the customer. */
final class ToldAddresses {

    static final List<String> COLUMNS = List.of(
            "street",
            "house_number",
            "address_line",
            "postcode",
            "country",
            "street2",
            "postcode2",
            "city2",
            "region2",
            "country2",
            "street3",
            "postcode3",
            "city3",
            "region3",
            "country3");

    private static final List<String> WHICH = List.of("", "2", "3");

    /** Where the number of the house stands behind the street. */
    private static final Set<String> NUMBER_BEHIND = Set.of("AT", "BE", "CH", "CZ", "DE", "DK", "IT", "NL", "PL", "SE");

    private ToldAddresses() {}

    static List<PostalAddress> of(ImportRow row, List<RowNote> unread) {
        var addresses = new ArrayList<PostalAddress>();
        for (var which : WHICH) address(row, which, unread).ifPresent(addresses::add);
        return List.copyOf(addresses);
    }

    private static Optional<PostalAddress> address(ImportRow row, String which, List<RowNote> unread) {
        var written = row.get("country" + which);
        var country = written == null ? Optional.<String>empty() : CountryWords.code(written);
        if (written != null && country.isEmpty())
            unread.add(new RowNote("import.note.cell-unread", row.header("country" + which), written));
        var street = street(row, which, country.orElse(""));
        var city = row.get("city" + which);
        if (street == null || city == null) {
            if (street != null || row.get("postcode" + which) != null)
                unread.add(new RowNote(
                        "import.note.address-incomplete",
                        row.header(street == null ? "postcode" + which : "street" + which)));
            return Optional.empty();
        }
        try {
            return Optional.of(new PostalAddress(
                    street, row.get("postcode" + which), city, row.get("region" + which), country.orElse(null)));
        } catch (Refused unreadable) {
            unread.add(new RowNote("import.note.cell-unread", row.header("street" + which), street));
            return Optional.empty();
        }
    }

    private static @Nullable String street(ImportRow row, String which, String country) {
        var street = row.get("street" + which);
        if (street == null || !which.isEmpty()) return street;
        var number = row.get("house_number");
        var first = NUMBER_BEHIND.contains(country) ? Stream.of(street, number) : Stream.of(number, street);
        var line = first.filter(part -> part != null).collect(Collectors.joining(" "));
        var further = row.get("address_line");
        return further == null ? line : line + "\n" + further;
    }
}
