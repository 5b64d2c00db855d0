package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Role;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.customer.search.SearchKey;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.GlobalSearch;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class FindingCustomersTests {

    private final Random random = new Random();
    private final String mark = letters(8);

    @Autowired
    CustomerDesk desk;

    @Autowired
    SearchKeyFilling filling;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Test
    void partsOfANameInAnyOrderAndSpelling() {
        var id = add(Kind.ORGANISATION, "Stück " + mark + " Großhandel");

        for (var typed : List.of("stuck ", "stueck ", "STÜCK ", "grosshandel ", "roßhan stu "))
            assertThat(ids(typed + mark.substring(1))).as(typed).containsExactly(id);
        assertThat(desk.list("grosshandel stueck " + mark, 10, null).items())
                .extracting(CustomerLine::found)
                .containsOnlyNulls();
        assertThat(ids("tu " + mark)).as("two letters begin a word").isEmpty();
    }

    @Test
    void chinesePeopleByCharactersPinyinAndInitials() {
        var name = "单" + rare() + rare();
        var id = add(Kind.PERSON, name);
        var key = searchKey(id);

        assertThat(ids(name)).contains(id);
        assertThat(ids(name.substring(1))).contains(id);
        var pinyin = desk.list(key.read().getFirst().strip(), 200, null).items();
        assertThat(key.read().getFirst()).startsWith(" shan");
        assertThat(line(pinyin, id).found()).isEqualTo(new CustomerLine.Found(FoundBy.PINYIN, null));
        var initials = desk.list(key.initials().getFirst().strip(), 200, null).items();
        assertThat(line(initials, id).found()).isEqualTo(new CustomerLine.Found(FoundBy.INITIALS, null));
    }

    @Test
    void theSurestComeFirstAndOfThoseTheNewest() {
        var inside = add(Kind.ORGANISATION, "X" + mark + " Works");
        var scattered = add(Kind.ORGANISATION, "Works of " + mark);
        var phrase = add(Kind.ORGANISATION, "The " + mark + " Works Ltd");
        var exact = add(Kind.ORGANISATION, mark + " Works");
        var newer = add(Kind.ORGANISATION, "Old " + mark + " Works");

        assertThat(ids(mark + " works")).containsExactly(exact, newer, phrase, scattered, inside);
    }

    @Test
    void pagesOfWhatWasFoundGoOnWhereTheyEnded() {
        var expected = new ArrayList<CustomerId>();
        for (var i = 0; i < 7; i++) expected.add(add(Kind.ORGANISATION, i % 2 == 0 ? mark : "The " + mark));

        var seen = new ArrayList<CustomerId>();
        String after = null;
        do {
            var page = desk.list(mark, 2, after);
            page.items().forEach(line -> seen.add(line.id()));
            after = page.next();
        } while (after != null);

        assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(seen.subList(0, 4))
                .isEqualTo(List.of(expected.get(6), expected.get(4), expected.get(2), expected.get(0)));
        assertThatThrownBy(() -> desk.list(mark, 2, "nonsense")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofVeryManyAThousandAreLookedAtAndTheExactOneAndTheNewestAreAmongThem(boolean areAmongTheNewest) {
        var exact = add(Kind.ORGANISATION, mark);
        copies(1_100, "The " + mark);
        var newest = add(Kind.ORGANISATION, mark + " & Sons");
        if (!areAmongTheNewest) copies(400, "Other");

        var found = desk.list(mark, 200, null);

        assertThat(found.more()).isTrue();
        assertThat(found.items()).extracting(CustomerLine::id).startsWith(exact, newest);
        assertThat(ids(mark + " sons")).containsExactly(newest);
        assertThat(desk.list(mark + " sons", 50, null).more()).isFalse();
    }

    @Test
    void aSearchWithinATransactionLeavesItAsItWas(@Autowired TransactionTemplate transactions) {
        var scans = transactions.execute(status -> {
            desk.list(mark, 10, null);
            return jdbc.sql("show enable_seqscan").query(String.class).single();
        });
        assertThat(scans).isEqualTo("on");
    }

    @Test
    void aNumberOfAnotherCountryIsFoundAsPeopleThereWriteIt() {
        var digits = "%07d".formatted(random.nextInt(10_000_000));
        var berlin = add(Kind.ORGANISATION, "Berlin " + mark, "+49 30 " + digits);
        var madrid = add(Kind.ORGANISATION, "Madrid " + mark, "+34 91" + digits);

        assertThat(ids("030 " + digits)).contains(berlin);
        assertThat(ids("(030) " + digits.substring(0, 3) + "-" + digits.substring(3)))
                .contains(berlin);
        assertThat(ids("91" + digits)).contains(madrid);
    }

    @Test
    void eightDigitsOfANumberAreLookedForAndOfFewerTheLastFour() {
        var digits = "%08d".formatted(random.nextInt(100_000_000));
        var other = (digits.charAt(3) - '0' + 1) % 10;
        var id = add(Kind.PERSON, "Caller", "+86 138" + digits);
        var alike = add(Kind.PERSON, "Alike", "+86 138" + digits.substring(0, 3) + other + digits.substring(4));

        for (var typed : List.of(digits, digits.substring(0, 4) + " " + digits.substring(4), "8" + digits))
            assertThat(ids(typed)).as(typed).contains(id).doesNotContain(alike);
        for (var from = 1; from < 4; from++) {
            var found = desk.list(digits.substring(from), 200, null).items();
            for (var one : List.of(id, alike))
                assertThat(line(found, one).found())
                        .as("a digit more would tell each of those that are hidden by trying ten")
                        .isEqualTo(new CustomerLine.Found(FoundBy.PHONE_ENDING, digits.substring(4)));
        }
    }

    @Test
    void namesakesAreToldApartByTheLastFourDigits() {
        var one = add(Kind.PERSON, "Krüger " + mark, "+49 30 5550100");
        add(Kind.PERSON, "Krüger " + mark, "+49 30 5550200");
        add(Kind.PERSON, "Other " + mark, "+49 30 5560100");

        var found = desk.list("kruger " + mark + " 0100", 10, null).items();

        assertThat(found).extracting(CustomerLine::id).containsExactly(one);
        assertThat(found.getFirst().found()).isEqualTo(new CustomerLine.Found(FoundBy.PHONE_ENDING, "0100"));
    }

    @Test
    void phonesAndMailsAreFoundAndNotRevealed() {
        var digits = "%08d".formatted(random.nextInt(100_000_000));
        var mail = "li." + mark + "@post-" + mark + ".example.com";
        var id = add(Kind.PERSON, "Caller", "+86 138" + digits, mail);

        var ending = line(desk.list(digits.substring(4), 200, null).items(), id);
        assertThat(ending.found()).isEqualTo(new CustomerLine.Found(FoundBy.PHONE_ENDING, digits.substring(4)));
        for (var typed : List.of("138" + digits, "+86138" + digits, "0086 138 " + digits)) {
            var found = desk.list(typed, 10, null).items();
            assertThat(line(found, id).found()).isEqualTo(new CustomerLine.Found(FoundBy.PHONE, null));
            assertThat(found.toString()).doesNotContain(digits);
        }
        for (var typed : List.of(
                mail, mail.toUpperCase(), "li." + mark, "li." + mark + "@post", "post-" + mark, "@post-" + mark)) {
            var found = desk.list(typed, 10, null).items();
            assertThat(line(found, id).found()).as(typed).isEqualTo(new CustomerLine.Found(FoundBy.EMAIL, null));
            assertThat(found.toString()).doesNotContain("li." + mark);
        }
        for (var hidden : List.of(digits.substring(0, 4), "li." + mark.substring(0, 4), mark + ".ex"))
            assertThat(ids(hidden)).as(hidden).doesNotContain(id);
    }

    @Test
    void whoOnlyLooksDoesNotFindByWholeNumbersAndAddressesOrIdentities() {
        var digits = "%08d".formatted(random.nextInt(100_000_000));
        var id = add(Kind.PERSON, "Caller", "+86 138" + digits, mark + "@example.com");
        identity(id, "open-" + mark);
        var auditor = colleagues.join(null, Role.AUDITOR);
        var agent = colleagues.join(null, Role.SERVICE);

        for (var typed : List.of("138" + digits, digits, "open-" + mark)) {
            assertThat(colleagues.as(auditor, () -> ids(typed))).as(typed).doesNotContain(id);
            assertThat(colleagues.as(agent, () -> ids(typed))).as(typed).contains(id);
        }
        assertThatThrownBy(() -> colleagues.as(colleagues.join(null, Role.DESIGNER), () -> ids(mark)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void idsElsewhereAndIdentitiesSayThatTheyAre() {
        var id = desk.add(new NewCustomer(Kind.PERSON, "Caller", "crm-" + mark, null, null, List.of(), Map.of()))
                .id();
        identity(id, "open-" + mark);

        assertThat(desk.list("crm-" + mark, 10, null).items())
                .extracting(CustomerLine::found)
                .containsExactly(new CustomerLine.Found(FoundBy.EXTERNAL, null));
        assertThat(desk.list("open-" + mark, 10, null).items())
                .extracting(CustomerLine::found)
                .containsExactly(new CustomerLine.Found(FoundBy.IDENTITY, null));
    }

    @Test
    void theNumberOfACaseLeadsToItsCustomerForWhoMaySeeIt(
            @Autowired TicketDesk tickets, @Autowired List<GlobalSearch> searches) {
        var agent = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        var id = add(Kind.PERSON, "Caller " + mark);
        var ticket = colleagues.as(
                agent, () -> tickets.open(new NewTicket(id, "Lamp", "It blinks.", Channel.PHONE, null, false)));

        for (var typed : List.of(ticket.number(), ticket.number().toLowerCase().replace("-", "")))
            assertThat(colleagues.as(agent, () -> desk.list(typed, 10, null)).items())
                    .extracting(CustomerLine::id, CustomerLine::found)
                    .contains(tuple(id, new CustomerLine.Found(FoundBy.CASE, ticket.number())));
        assertThat(colleagues.as(stranger, () -> ids(ticket.number()))).doesNotContain(id);
        assertThat(colleagues.as(
                        agent,
                        () -> searches.stream()
                                .flatMap(search -> search.find(ticket.number(), 20).stream())
                                .map(hit -> hit.address() + " " + hit.detail().replaceAll(" · .*", ""))
                                .toList()))
                .contains("customers/" + id + " customer of " + ticket.number())
                .anyMatch(hit -> hit.startsWith("tickets/" + ticket.number()));
    }

    @Test
    void theApiFindsAndSaysWhy(@Autowired Api api) throws Exception {
        var agent = colleagues.join(null, Role.SERVICE);
        var id = add(Kind.PERSON, "仇" + rare() + rare() + " " + mark);
        var pinyin = searchKey(id).read().getFirst().strip();

        api.ask(agent, get("/api/v1/customers").param("text", pinyin + " " + mark))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].id").value(id.toString()))
                .andExpect(jsonPath("$.items[0].found.by").value("PINYIN"))
                .andExpect(jsonPath("$.more").value(false));
        api.ask(agent, get("/api/v1/customers").param("text", mark))
                .andExpect(jsonPath("$.items[0].found").doesNotExist());
        api.ask(agent, get("/api/v1/customers").param("text", "x".repeat(101))).andExpect(status().isBadRequest());
        api.ask(colleagues.join(null, Role.DESIGNER), get("/api/v1/customers").param("text", mark))
                .andExpect(status().isForbidden());
    }

    @Test
    void aCustomerWithoutAKeyIsFoundByThePlainNameUntilItIsMade() {
        var id = add(Kind.PERSON, "李" + rare() + " " + mark);
        var read = searchKey(id).read().getFirst().strip();
        var before = key(id);
        jdbc.sql("update customer set search_key = null, search_grams = null where id = :id")
                .param("id", id.value())
                .update();
        assertThat(ids(mark.substring(2))).contains(id);
        assertThat(ids("李 " + mark)).contains(id);

        fill(id);

        assertThat(key(id)).isEqualTo(before);
        assertThat(ids(read + " " + mark)).containsExactly(id);
    }

    @Test
    void whoIsRenamedIsFoundByThePinyinOfTheNewName(@Autowired ProfileDesk profiles) {
        var id = add(Kind.PERSON, "Before " + mark);
        profiles.change(id, new ProfileWish("区志强 " + mark, null, Map.of()), Revision.ANY);

        var read = searchKey(id).read().getFirst().strip();
        assertThat(read).startsWith("ou");
        assertThat(ids(read + " " + mark)).containsExactly(id);
        assertThat(ids("before " + mark)).isEmpty();

        profiles.change(id, new ProfileWish(null, Kind.ORGANISATION, Map.of()), Revision.ANY);
        assertThat(ids("ou " + mark)).as("a firm is read as it is written").isEmpty();
        assertThat(ids("qu " + mark)).containsExactly(id);
    }

    @Test
    void aNewNameIsFoundAtOnceAndTheOldOneNoMore() {
        var id = add(Kind.PERSON, "Before " + mark);
        var renamed = letters(9);
        jdbc.sql("update customer set name = :name, name_key = :name where id = :id")
                .param("name", renamed)
                .param("id", id.value())
                .update();
        assertThat(ids(renamed)).containsExactly(id);
        assertThat(ids("before " + mark)).isEmpty();

        fill(id);

        assertThat(ids(renamed)).containsExactly(id);
        assertThat(ids("before " + mark)).isEmpty();
    }

    private List<CustomerId> ids(String typed) {
        return desk.list(typed, 200, null).items().stream()
                .map(CustomerLine::id)
                .toList();
    }

    private static CustomerLine line(List<CustomerLine> lines, CustomerId id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    private SearchKey searchKey(CustomerId id) {
        return desk.profile(id).line().searchKey();
    }

    private @Nullable String key(CustomerId id) {
        return jdbc.sql("select search_key || search_grams::text from customer where id = :id")
                .param("id", id.value())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private void copies(int count, String name) {
        var key = Kind.ORGANISATION.searchKey(name);
        jdbc.sql("""
                        insert into customer (
                            id, kind, name, name_key, search_key, search_grams, tier, lifecycle, created_at)
                        select id, 'ORGANISATION', :name, folded(:name), :key, :grams, 'standard', 'PROSPECT', now()
                        from unnest(cast(:ids as uuid[])) as made (id)
                        """)
                .param("ids", Stream.generate(Ids::next).limit(count).toArray(UUID[]::new))
                .param("name", name)
                .param("key", key.text())
                .param("grams", key.grams())
                .update();
    }

    /** Here, or by the application meanwhile. */
    private void fill(CustomerId id) {
        do filling.fill();
        while (key(id) == null);
    }

    private void identity(CustomerId id, String external) {
        jdbc.sql("insert into social_identity (customer_id, channel, external, added_at) values (?, 'wecom', ?, now())")
                .params(id.value(), external)
                .update();
    }

    private CustomerId add(Kind kind, String name, String... contactPoints) {
        return desk.add(new NewCustomer(kind, name, null, null, null, List.of(contactPoints), Map.of()))
                .id();
    }

    private String letters(int count) {
        var letters = new StringBuilder();
        for (var i = 0; i < count; i++) letters.append((char) ('a' + random.nextInt(26)));
        return letters.toString();
    }

    /** A character that few names have. */
    private String rare() {
        return String.valueOf((char) (0x6000 + random.nextInt(0x1000)));
    }
}
