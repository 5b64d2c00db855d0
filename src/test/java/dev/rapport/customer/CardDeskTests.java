package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.FieldLevel;
import dev.rapport.access.FieldLevelDesk;
import dev.rapport.access.GuardedField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.KeptExports;
import dev.rapport.platform.PostalAddress;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.Phones;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers taken out as cards. */
@DatabaseTest
class CardDeskTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String phone = "+86" + Phones.next();
    private final String mail = "li." + mark + "@example.com";

    @Autowired
    CardDesk cards;

    @Autowired
    List<KeptExports> exports;

    @Autowired
    ContactPointDesk points;

    @Autowired
    Customers customers;

    @Autowired
    FieldLevelDesk levels;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private Person anna;
    private CustomerId customer;

    @BeforeEach
    void aCustomer() {
        anna = colleagues.join(null, Role.SALES);
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON,
                "李, 伟; " + mark,
                null,
                null,
                null,
                List.of(phone, mail),
                Map.of("company", "Acme, Inc.")));
    }

    @AfterEach
    void asShipped() {
        colleagues.as(
                colleagues.join(null, Role.ADMIN),
                () -> levels.put(GuardedField.CUSTOMER_EMAIL, FieldLevel.SENSITIVE, Revision.ANY));
    }

    @Test
    void whatIsMaskedIsInNoCardAndThatItWasTakenIsTold() {
        var card = take(anna, null);

        assertThat(card)
                .startsWith("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:李\\, 伟\\; " + mark + "\r\n")
                .contains("ORG:Acme\\, Inc.\r\n")
                .endsWith("END:VCARD\r\n")
                .doesNotContain("TEL", "EMAIL", "*");
        assertThat(ways()).isEqualTo(new CardDesk.Ways(0, 2, 0));
        assertThat(trail("CardTaken", "ways")).containsExactly(anna.id() + " 0");
    }

    @Test
    void withAReasonWhatIsMaskedIsInItAndEachIsKeptAsShown() {
        assertThat(take(anna, "they asked me to ring"))
                .contains("TEL;TYPE=VOICE:" + phone + "\r\n", "EMAIL;TYPE=INTERNET:" + mail + "\r\n");

        assertThat(trail("ContactPointShown", "reason"))
                .containsExactly(anna.id() + " they asked me to ring", anna.id() + " they asked me to ring");
        assertThat(trail("CardTaken", "ways")).containsExactly(anna.id() + " 2");
    }

    @Test
    void whatSomebodyTookOutIsAmongTheirExports() {
        take(anna, null);
        take(anna, "they asked me to ring");
        var all = exports.stream()
                .flatMap(kept -> kept.of(anna.id(), Instant.now().minusSeconds(3600)).stream())
                .toList();

        assertThat(all).allMatch(KeptExports.Export::named);
        assertThat(all)
                .extracting(export -> List.of(export.what().arguments()))
                .containsExactly(List.of(2), List.of(0));
        assertThat(exports)
                .allMatch(kept -> kept.of(colleagues.join(null, Role.SALES).id(), Instant.EPOCH)
                        .isEmpty());
    }

    @Test
    void whatEverybodySeesIsInItWithoutAReason() {
        var admin = colleagues.join(null, Role.ADMIN);
        colleagues.as(admin, () -> levels.put(GuardedField.CUSTOMER_EMAIL, FieldLevel.OPEN, Revision.ANY));

        assertThat(take(anna, null)).contains(mail).doesNotContain("TEL");
        assertThat(trail("ContactPointShown", "reason")).isEmpty();
    }

    @Test
    void whatMustNotBeUsedOrNoLongerIsNeverInIt() {
        var known = colleagues.as(anna, () -> points.of(customer));
        colleagues.as(anna, () -> {
            points.change(
                    customer,
                    known.get(0).id(),
                    new ContactPointDetail(null, Set.of(), null, null, null, null, "asked us not to"),
                    known.get(0).revision());
            points.change(
                    customer,
                    known.get(1).id(),
                    new ContactPointDetail(null, Set.of(), null, null, null, LocalDate.of(2020, 1, 1), null),
                    known.get(1).revision());
        });

        assertThat(take(anna, "they asked me to ring")).doesNotContain("TEL", "EMAIL");
    }

    @Test
    void anAddressStandsInItsPartsAndLongLinesAreFolded() {
        var street = "Straße der Pariser Kommune 81, Hinterhof, dritter Aufgang links, zweiter Stock";
        colleagues.as(
                anna,
                () -> points.add(
                        customer, new PostalAddress(street, "10243", "Berlin", "DE"), ContactPointDetail.NONE));

        var card = take(anna, "a parcel is sent");

        assertThat(card.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(card.replace("\r\n ", ""))
                .contains("ADR:;;" + street.replace(",", "\\,") + ";Berlin;;10243;Germany\r\n");
    }

    @Test
    void anAuditorUncoversNothingAndADesignerTakesNone() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        var designer = colleagues.join(null, Role.DESIGNER);

        assertThat(take(auditor, null)).doesNotContain("TEL", "EMAIL");
        assertThatThrownBy(() -> take(auditor, "curious me")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> take(designer, null)).isInstanceOf(Refused.class);
    }

    @Test
    void programsTakeItAsAFile() throws Exception {
        api.ask(anna, get("/api/v1/customers/" + customer + "/vcard").param("reason", "they asked me to ring"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/vcard;charset=UTF-8"))
                .andExpect(header().string("Content-Disposition", containsString(".vcf")))
                .andExpect(content().string(containsString(phone)));
        api.ask(anna, get("/api/v1/customers/" + customer + "/vcard").param("reason", "no"))
                .andExpect(status().is4xxClientError());
        api.ask(anna, get("/api/v1/customers/" + UUID.randomUUID() + "/vcard")).andExpect(status().isNotFound());
    }

    private String take(Person person, @Nullable String reason) {
        return colleagues.as(person, () -> cards.take(customer, reason)).text();
    }

    private CardDesk.Ways ways() {
        return colleagues.as(anna, () -> cards.ways(customer));
    }

    private List<String> trail(String kind, String detail) {
        return jdbc.sql("""
                        select actor || ' ' || (details ->> :detail)
                        from trail
                        where subject_id = :subject and kind = :kind
                        """)
                .param("detail", detail)
                .param("subject", customer.value())
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}
