package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportStatus;
import dev.rapport.imports.Imports;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.Phones;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cards of address books come in as customers. */
@DatabaseTest
class CardImportTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String phone = "+86" + Phones.next();

    @Autowired
    Imports imports;

    @Autowired
    CardDesk cards;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPersonAndAFirmComeInWithWhatReachesThem() {
        var ended = bringIn("""
                BEGIN:VCARD
                VERSION:3.0
                N:Schmidt;Anna %1$s;;;
                FN:Anna %1$s Schmidt
                ORG:Acme %1$s
                TEL;TYPE=CELL:%2$s
                EMAIL:anna-%1$s@example.com
                ADR:;;Am Markt 1;Dresden;Sachsen;01067;Germany
                NOTE:not read
                END:VCARD
                BEGIN:VCARD
                VERSION:4.0
                KIND:org
                FN:Firm %1$s
                END:VCARD
                """.formatted(mark, phone));

        assertThat(ended.created()).as("%s", ended).isEqualTo(2);
        assertThat(kinds("Anna " + mark + " Schmidt")).containsExactly("PERSON");
        assertThat(kinds("Firm " + mark)).containsExactly("ORGANISATION");
        assertThat(facts("Anna " + mark + " Schmidt"))
                .contains("company=Acme " + mark, "city=Dresden", "region=Sachsen");
        assertThat(ended.notes()).extracting(ImportStatus.Error::reason).anyMatch(note -> note.contains("note"));
    }

    @Test
    void aCardThatWasTakenOutChangesNothingWhenItComesIn() {
        var name = "李, 伟 " + mark;
        var id = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(phone), Map.of()));

        var ended = bringIn(taken(id));

        assertThat(ended.changed() + ended.unchanged()).as("%s", ended).isEqualTo(1);
        assertThat(kinds(name)).hasSize(1);
    }

    private String taken(CustomerId id) {
        return colleagues
                .as(colleagues.join(null, Role.SALES), () -> cards.take(id, "they asked me to ring"))
                .text();
    }

    private ImportStatus bringIn(String text) {
        var file = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
        var id = imports.start("customers", file, mark + ".vcf", null, GivenReading.NOTHING);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private List<String> kinds(String name) {
        return jdbc.sql("select kind from customer where name = :name")
                .param("name", name)
                .query(String.class)
                .list();
    }

    private List<String> facts(String name) {
        return jdbc.sql("""
                        select fact.name || '=' || fact.value
                        from customer
                        join customer_fact fact on fact.customer_id = customer.id
                        where customer.name = :name
                        """).param("name", name).query(String.class).list();
    }
}
