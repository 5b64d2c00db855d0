package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportStatus;
import dev.rapport.imports.ImportUndos;
import dev.rapport.imports.Imports;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.PostalAddress;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** Postal addresses and birthdays come in by files. */
@DatabaseTest
class AddressImportTests {

    @Autowired
    Imports imports;

    @Autowired
    ImportUndos undos;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    CardDesk cards;

    @Autowired
    KeptPoints points;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private ImportStatus bringIn(String text) {
        var file = new ByteArrayResource(text.formatted(mark).getBytes(StandardCharsets.UTF_8));
        var id = imports.start("customers", file, mark + ".csv", null, GivenReading.NOTHING);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private CustomerId customer(String number) {
        return customers.byExternal(number + "-" + mark).orElseThrow();
    }

    private List<PostalAddress> addresses(String number) {
        return points.of(customer(number)).stream()
                .map(KeptPoint::address)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void severalAddressesOfARowAreKeptInTheirParts() {
        var ended = bringIn("""
            Customer ID,Full Name,Street,Hausnummer,PLZ,City,State,Country,Street 2,City 2,Country 2
            A-%1$s,Anna Richter,Lindenweg,7,10117,Berlin,Berlin,Deutschland,南京西路1266号,上海,中国
            """);

        assertThat(ended.errors()).isEmpty();
        assertThat(addresses("A"))
                .containsExactlyInAnyOrder(
                        new PostalAddress("Lindenweg 7", "10117", "Berlin", "Berlin", "DE"),
                        new PostalAddress("南京西路1266号", null, "上海", "CN"));
        assertThat(desk.profile(customer("A")).facts()).containsEntry("city", "Berlin");
    }

    @Test
    void anAddressThatCannotBeReadCostsItselfAlone() {
        var ended = bringIn("""
            number,name,street,city,country
            A-%1$s,Anna Richter,Lindenweg 7,,DE
            B-%1$s,Berta Kranz,Lindenweg 7,Berlin,Nowhere
            """);

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.notes().stream().map(Object::toString))
                .anyMatch(note -> note.contains("street"))
                .anyMatch(note -> note.contains("Nowhere"));
        assertThat(addresses("A")).isEmpty();
        assertThat(addresses("B")).containsExactly(new PostalAddress("Lindenweg 7", null, "Berlin", null));
    }

    @Test
    void aBirthdayIsKeptAsADayAndStandsInTheCard() {
        bringIn("number,name,Date of Birth\nA-%1$s,Anna Richter,19850412\nB-%1$s,Berta Kranz,12.04.1985\n");

        assertThat(desk.profile(customer("A")).facts()).containsEntry("birthday", "1985-04-12");
        assertThat(desk.profile(customer("B")).facts()).containsEntry("birthday", "1985-04-12");
        assertThat(cards.take(customer("A"), null).text()).contains("BDAY:1985-04-12");
    }

    @Test
    void addressesThatAnImportAddedToSomebodyGoWhenItIsUndone() {
        bringIn("number,name,street,city\nA-%1$s,Anna Richter,Lindenweg 7,Berlin\n");
        var again = bringIn("number,name,street,city,street2,city2\n"
                + "A-%1$s,Anna Richter,LINDENWEG 7,Berlin,Am Markt 1,Bremen\n");
        assertThat(addresses("A")).hasSize(2);

        undos.undo(again.id());
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> undos.of(again.id()).orElseThrow().done());

        assertThat(addresses("A")).extracting(PostalAddress::street).containsExactly("Lindenweg 7");
    }

    @Test
    void thePeopleOfTheGeneratorOfDuplicatesLoseNeitherAddressNorBirthday() {
        var ended = bringIn("""
            rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id
            rec-%1$s, anna, waller, 6, tullaroop street, willaroo, st james, 4011, wa, 19181209, 6988048
            """);

        assertThat(ended.errors()).isEmpty();
        var anna = customers.byExternal("rec-" + mark).orElseThrow();
        assertThat(points.of(anna).stream().map(KeptPoint::address))
                .containsExactly(new PostalAddress("6 tullaroop street\nwillaroo", "4011", "st james", "wa", null));
        assertThat(desk.profile(anna).facts()).containsEntry("birthday", "1918-12-09");
    }
}
