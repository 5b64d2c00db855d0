package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Role;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CustomerDeskTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    CustomerDesk desk;

    @Autowired
    Consents consents;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Owners owners;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"王伟", "伟", "大王"})
    void findsChineseNamesByAnyPart(String part) {
        add(mark + "大王伟公司");
        var found = desk.list(mark + "大王伟公司", 10, null).items();

        assertThat(desk.list(part, 200, null).items()).containsAll(found);
    }

    @Test
    void whoIsHereByNameAndPhoneIsAddedAgainOnlyByOneWhoSaysThatItIsAnother() {
        var seller = colleagues.join(colleagues.newTeam(), Role.SALES);
        var phone = "+86 138 %08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        var one = person("Ouyang " + phone, phone);
        var id = colleagues.as(seller, () -> desk.add(one).id());

        assertThatThrownBy(() -> colleagues.as(seller, () -> desk.add(one)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("customer.here-already");
                    assertThat(refused.arguments()).contains(id);
                });
        assertThat(colleagues
                        .as(seller, () -> desk.add(person("Other " + phone, phone)))
                        .id())
                .as("a shared number alone makes nobody the same")
                .isNotEqualTo(id);
        assertThat(colleagues.as(seller, () -> desk.addAnother(one)).id()).isNotEqualTo(id);
    }

    @Test
    void whoSellsAnswersForThoseTheyTakeDownAndOthersDoNot() {
        var team = colleagues.newTeam();
        var seller = colleagues.join(team, Role.SALES);
        var agent = colleagues.join(team, Role.SERVICE);
        var sellers = colleagues.as(
                seller, () -> desk.add(person("Of a seller", "13800000001")).id());
        var agents = colleagues.as(
                agent, () -> desk.add(person("Of an agent", "13800000002")).id());

        assertThat(colleagues.as(seller, () -> owners.of(sellers)).owner()).isEqualTo(new Owner(seller.id(), team));
        assertThat(colleagues.as(seller, () -> owners.of(agents)).owner()).isEqualTo(Owner.NOBODY);
    }

    private static NewCustomer person(String name, String phone) {
        return new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(phone), Map.of());
    }

    @Test
    void findsNamesInAnyCaseAndWidth() {
        var id = add("Ａcme " + mark);

        assertThat(ids(desk.list("acme " + mark.toUpperCase(java.util.Locale.ROOT), 10, null)))
                .containsExactly(id);
    }

    @Test
    void aPercentSignIsOnlyAPercentSign() {
        add("Acme " + mark);

        assertThat(desk.list("%", 10, null).items()).isEmpty();
        assertThat(desk.list("xx" + mark.substring(1, 3) + "%" + mark.substring(5), 10, null)
                        .items())
                .isEmpty();
    }

    @Test
    void findsByAnySpellingOfThePhone() {
        var phone = "139" + String.format("%08d", Math.floorMod(mark.hashCode(), 100_000_000));
        var id = add("Acme " + mark, phone);

        assertThat(ids(desk.list("+86 " + phone.substring(0, 3) + " " + phone.substring(3), 10, null)))
                .contains(id);
    }

    @Test
    void pagesGiveEveryCustomerOnce() {
        var expected = new ArrayList<CustomerId>();
        for (var i = 0; i < 7; i++) expected.add(add(mark + " " + (char) ('g' - i)));

        var seen = new ArrayList<CustomerId>();
        var page = desk.list(mark, 2, null);
        seen.addAll(ids(page));
        while (page.next() != null) {
            page = desk.list(mark, 2, page.next());
            seen.addAll(ids(page));
        }

        assertThat(seen).isEqualTo(expected.reversed());
    }

    @Test
    void aTierIsGivenByThoseWhoMaySetTerms() {
        var wish =
                new NewCustomer(NewCustomer.Kind.ORGANISATION, "Gilt " + mark, null, "gold", null, List.of(), Map.of());

        assertThatThrownBy(() -> colleagues.as(colleagues.join(null, Role.COMMUNITY), () -> desk.add(wish)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("customer.tier-by-managers"));
        var added = colleagues.as(colleagues.join(null, Role.MANAGER), () -> desk.add(wish));

        assertThat(desk.terms(added.id()).tier()).isEqualTo("gold");
    }

    @Test
    void showingAPhoneTakesAReason() {
        var id = add("Acme " + mark, "a." + mark + "@example.com");
        var point = desk.profile(id).contactPoints().getFirst();

        assertThatThrownBy(() -> desk.show(id, point.id(), "  ")).isInstanceOf(Refused.class);
    }

    @Test
    void showingAPhoneIsRecordedWithWhoAndWhy() {
        var seller = colleagues.join(null, Role.SALES);
        var id = add("Acme " + mark, "a." + mark + "@example.com");
        var point = desk.profile(id).contactPoints().getFirst();

        var shown = colleagues.as(seller, () -> desk.show(id, point.id(), "customer asked to be written to"));

        assertThat(shown).isEqualTo("a." + mark + "@example.com");
        assertThat(jdbc.sql("""
                        select actor || ' ' || (details ->> 'reason')
                        from trail
                        where subject_id = ? and kind = 'ContactPointShown'
                        """).param(id.value()).query(String.class).single())
                .isEqualTo(seller.id() + " customer asked to be written to");
    }

    @Test
    void anAuditorSeesCustomersButNoWholePhone() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        var id = add("Acme " + mark, "a." + mark + "@example.com");
        var point =
                colleagues.as(auditor, () -> desk.profile(id)).contactPoints().getFirst();

        assertThatThrownBy(() -> colleagues.as(auditor, () -> desk.show(id, point.id(), "curious")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }

    @Test
    void aDesignerSeesNoCustomers() {
        var designer = colleagues.join(null, Role.DESIGNER);

        assertThatThrownBy(() -> colleagues.as(designer, () -> desk.list("", 10, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void tagsComeAndGo() {
        var id = add("Acme " + mark);
        desk.tag(id, "VIP " + mark);
        desk.tag(id, "renewal");
        desk.tag(id, "vip " + mark);
        assertThat(desk.profile(id).tags())
                .extracting(Tags.Tag::word)
                .containsExactlyInAnyOrder("VIP " + mark, "renewal");
        desk.untag(id, "Vip " + mark);

        assertThat(desk.profile(id).tags()).extracting(Tags.Tag::word).containsExactly("renewal");
    }

    @Test
    void doNotContactOutweighsEveryConsent() {
        var id = add("Acme " + mark);
        consents.change(id, "wecom", true);
        assertThat(consents.allows(id, "wecom")).isTrue();

        desk.forbidContact(id, true);

        assertThat(consents.allows(id, "wecom")).isFalse();
    }

    @Test
    void nobodyConsentsToAChannelThatThereIsNot() {
        var id = add("Acme " + mark);
        assertThatThrownBy(() -> consents.change(id, "zzz-nonsense", true)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(
                        colleagues.join(null, Role.MANAGER),
                        () -> desk.serve(id, new CustomerTerms("zzz-nonsense", null, null), Revision.ANY)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aCustomerOfAnImportedLogIsShownByNameAndSource() {
        var name = "Acme " + mark;
        var id = desk.add(new NewCustomer(
                        NewCustomer.Kind.ORGANISATION, name, "field-desk:" + name, null, null, List.of(), Map.of()))
                .id();
        assertThat(desk.profile(id).line().knownElsewhereAs()).isEqualTo(name + " (field-desk)");
    }

    private CustomerId add(String name, String... contactPoints) {
        return desk.add(new NewCustomer(
                        NewCustomer.Kind.ORGANISATION, name, null, null, null, List.of(contactPoints), Map.of()))
                .id();
    }

    private static List<CustomerId> ids(CustomersFound found) {
        return found.items().stream().map(CustomerLine::id).toList();
    }
}
