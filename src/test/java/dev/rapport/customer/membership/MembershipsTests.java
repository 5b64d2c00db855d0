package dev.rapport.customer.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Story;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerFilter;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.Customers;
import dev.rapport.customer.FoundBy;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.judgement.Judgements;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who is a member, of which level, since when and until when. */
@DatabaseTest
class MembershipsTests {

    private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 8);
    private final String gold = "gold_" + mark;
    private final String silver = "silver_" + mark;

    @Autowired
    Memberships memberships;

    @Autowired
    MembershipLevels levels;

    @Autowired
    ProfileDesk profiles;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    Story story;

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    private Person anna;
    private Person admin;
    private CustomerId customer;
    private LocalDate today;

    @BeforeEach
    void levelsAndACustomer() {
        anna = colleagues.join(null, Role.SALES);
        admin = colleagues.join(null, Role.ADMIN);
        today = LocalDate.now(clock);
        colleagues.as(admin, () -> {
            levels.add(level(gold, "Gold " + mark, "金卡" + mark, 20, 12, true));
            levels.add(level(silver, "Silver " + mark, "银卡" + mark, 10, null, true));
        });
        customer = customer("Zhang");
    }

    @AfterEach
    void levelsAreGivenUp() {
        colleagues.as(admin, () -> {
            levels.change(level(gold, "Gold " + mark, "金卡" + mark, 20, 12, false), Revision.ANY);
            levels.change(level(silver, "Silver " + mark, "银卡" + mark, 10, null, false), Revision.ANY);
        });
    }

    private static MembershipLevel level(
            String word, String english, String chinese, int rank, @Nullable Integer months, boolean inUse) {
        return new MembershipLevel(word, english, chinese, "Free delivery", "免费送货", rank, months, inUse);
    }

    @Test
    void whoJoinsHasANumberOfTheSeriesAndTheDaysOfTheLevel() {
        join(customer, null, gold);

        var now = current(customer);
        assertThat(now.number()).matches("MB-\\d{6,}");
        assertThat(now.since()).isEqualTo(today);
        assertThat(now.validUntil()).isEqualTo(today.plusMonths(12).minusDays(1));
        assertThat(now.standing(today)).isEqualTo(MembershipStanding.IN_FORCE);
        assertThat(told(customer, Locale.ENGLISH)).anyMatch(line -> line.startsWith("Became a member: Gold " + mark));
        assertThat(told(customer, Locale.CHINESE)).anyMatch(line -> line.startsWith("成为会员：金卡" + mark));
    }

    @Test
    void aLevelIsMeantByItsNameInEitherLanguage() {
        join(customer, "A" + mark, "金卡" + mark);
        assertThat(current(customer).level()).isEqualTo(gold);
        refuses("membership.no-such-level", () -> memberships.join(customer("Li"), told(null, "platinum")));
    }

    @Test
    void aCustomerHasOneMembershipThatCounts() {
        join(customer, null, gold);
        refuses("membership.is-member", () -> memberships.join(customer, told(null, silver)));

        colleagues.as(anna, () -> memberships.end(customer, "moved away", null));
        join(customer, null, silver);

        assertThat(current(customer).level()).isEqualTo(silver);
        assertThat(of(customer).former())
                .extracting(Membership::level, Membership::endReason)
                .containsExactly(tuple(gold, "moved away"));
    }

    @Test
    void twoCustomersNeverHaveOneNumberInWhateverWriting() {
        join(customer, "vip-" + mark, gold);
        var other = customer("Li");

        refuses("membership.number-taken-of-nobody", () -> memberships.join(other, told("ＶＩＰ " + mark, gold)));
        colleagues.as(anna, () -> memberships.end(customer, "lost interest", null));
        refuses("membership.number-taken-of-nobody", () -> memberships.join(other, told("VIP" + mark, gold)));
        join(customer, "VIP " + mark, gold);
        assertThat(current(customer).number()).isEqualTo("VIP " + mark);
    }

    @Test
    void aNumberThatIsTakenSaysWhomToAskAndNotWhose(@Autowired JdbcClient jdbc) {
        join(customer, "X" + mark, gold);
        jdbc.sql("update customer set owner_id = :owner where id = :id")
                .param("owner", anna.id().value())
                .param("id", customer.value())
                .update();
        var li = colleagues.join(null, Role.SERVICE);

        assertThatThrownBy(() -> colleagues.as(li, () -> memberships.join(customer("Li"), told("x " + mark, gold))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.arguments()).containsExactly("x " + mark, anna.name()));
    }

    @Test
    void theDaySaysWhetherItIsInForce() {
        assertThat(one(today.minusDays(9), today.minusDays(1)).standing(today)).isEqualTo(MembershipStanding.LAPSED);
        assertThat(one(today.minusDays(9), today).standing(today)).isEqualTo(MembershipStanding.LAPSES_SOON);
        assertThat(one(today, today.plusDays(30)).standing(today)).isEqualTo(MembershipStanding.LAPSES_SOON);
        assertThat(one(today, today.plusDays(31)).standing(today)).isEqualTo(MembershipStanding.IN_FORCE);
        assertThat(one(today, null).standing(today)).isEqualTo(MembershipStanding.IN_FORCE);
        assertThat(one(today.plusDays(1), null).standing(today)).isEqualTo(MembershipStanding.NOT_YET);
    }

    @Test
    void itIsRenewedFromItsLastDayAndWhereItHasLapsedFromToday() {
        join(customer, null, gold);
        colleagues.as(anna, () -> memberships.renew(customer, null));
        assertThat(current(customer).validUntil())
                .isEqualTo(today.plusMonths(12).plusMonths(12).minusDays(1));

        var lapsed = customer("Li");
        join(lapsed, new NewMembership(null, gold, today.minusYears(3), today.minusYears(2)));
        colleagues.as(anna, () -> memberships.renew(lapsed, null));
        assertThat(current(lapsed).validUntil()).isEqualTo(today.plusMonths(12).minusDays(1));
        assertThat(told(lapsed, Locale.ENGLISH)).anyMatch(line -> line.matches("Membership Gold .* renewed until .*"));

        refuses("membership.not-longer", () -> memberships.renew(lapsed, today));
        var endless = customer("Wu");
        join(endless, null, silver);
        refuses("membership.has-no-end", () -> memberships.renew(endless, null));
    }

    @Test
    void eachChangeIsTakenBack() {
        join(customer, null, gold);
        var before = current(customer);

        var renewed = colleagues.as(anna, () -> memberships.renew(customer, null));
        colleagues.as(anna, () -> profiles.undo(customer, renewed));
        assertThat(current(customer)).isEqualTo(before);

        var ended = colleagues.as(anna, () -> memberships.end(customer, "by mistake", null));
        assertThat(of(customer).current()).isNull();
        colleagues.as(anna, () -> profiles.undo(customer, ended));
        assertThat(current(customer)).isEqualTo(before);

        var history = colleagues.as(
                anna,
                () -> profiles.history(customer, What.MEMBERSHIP, before.id().toString(), 10, null));
        assertThat(history.items()).hasSize(5);
        assertThat(history.items().getLast().after()).startsWith("Gold " + mark + " · MB-");
        assertThat(told(customer, Locale.ENGLISH)).contains("Membership Gold " + mark + " ended: by mistake");
    }

    @Test
    void whoHasAnotherMembershipByNowDoesNotGetTheFormerOneBack() {
        join(customer, null, gold);
        var ended = colleagues.as(anna, () -> memberships.end(customer, "by mistake", null));
        join(customer, null, silver);

        refuses("membership.is-member", () -> profiles.undo(customer, ended));
    }

    @Test
    void nobodyReplacesUnseenWhatAnotherWrote() {
        join(customer, null, gold);
        var read = of(customer).revision();
        colleagues.as(anna, () -> memberships.change(customer, told(null, silver), read));

        refuses(
                "customer.contact-point-changed-meanwhile",
                () -> memberships.change(customer, told("Y" + mark, silver), read));
        assertThat(current(customer).validUntil()).isNull();
        assertThat(told(customer, Locale.ENGLISH))
                .contains("Membership changed from Gold " + mark + " to Silver " + mark);
    }

    @Test
    void whatCannotBeIsRefused() {
        refuses(
                "membership.over-before-it-begins",
                () -> memberships.join(customer, new NewMembership(null, gold, today, today.minusDays(1))));
        refuses("membership.bad-number", () -> memberships.join(customer, told(" -- ", gold)));
        refuses("membership.no-member", () -> memberships.end(customer, "x", null));
        join(customer, null, gold);
        refuses("membership.reason-needed", () -> memberships.end(customer, " ", null));
        refuses("membership.reason-needed", () -> memberships.end(customer, "----", null));
        refuses("membership.ends-later", () -> memberships.end(customer, "moved away", today.plusDays(1)));
        refuses("error.far-day", () -> memberships.renew(customer, LocalDate.of(3000, 1, 1)));
        refuses("error.no-such-id", () -> memberships.join(new CustomerId(UUID.randomUUID()), told(null, gold)));
    }

    @Test
    void aLevelThatWasGivenUpTakesNobodyInAndKeepsWhoIsThere() {
        join(customer, null, gold);
        colleagues.as(
                admin, () -> levels.change(level(gold, "Gold " + mark, "金卡" + mark, 20, 12, false), Revision.ANY));

        refuses("membership.level-given-up", () -> memberships.join(customer("Li"), told(null, gold)));
        colleagues.as(anna, () -> memberships.renew(customer, null));
        assertThat(current(customer).level()).isEqualTo(gold);
    }

    @Test
    void whoOnlyLooksChangesNothing() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        assertThat(colleagues.as(auditor, () -> memberships.of(customer)).former())
                .isEmpty();
        refusesTo(auditor, () -> memberships.join(customer, told(null, gold)));
        refusesTo(colleagues.join(null, Role.DESIGNER), () -> memberships.of(customer));
        refusesTo(anna, () -> levels.add(level("x" + mark, "X", "X", 1, null, true)));
    }

    @Test
    void aMemberIsFoundByTheNumberAndByTheLevel() {
        join(customer, "kd-" + mark, gold);
        var lapsed = customer("Li");
        join(lapsed, new NewMembership(null, gold, today.minusYears(3), today.minusYears(2)));

        assertThat(list("KD " + mark, null)).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo(customer);
            assertThat(Objects.requireNonNull(line.found()).by()).isEqualTo(FoundBy.MEMBERSHIP);
        });
        assertThat(list("", gold)).extracting(CustomerLine::id).containsExactly(customer);
        assertThat(list(mark, gold)).extracting(CustomerLine::id).containsExactly(customer);
        refuses("membership.no-such-level", () -> list("", "platinum"));
    }

    @Test
    void ofTwoWhoBecomeOneTheHigherMembershipCountsUntilTheyAreTwoAgain(
            @Autowired Merges merges, @Autowired Partings partings) {
        var other = customer("Chang");
        join(customer, "S" + mark, silver);
        join(other, "G" + mark, gold);
        var silverBefore = current(customer);
        var goldBefore = current(other);
        var manager = colleagues.join(null, Role.MANAGER);

        colleagues.as(manager, () -> merges.merge(customer, other, Map.of(), Revision.ANY));
        assertThat(current(customer)).isEqualTo(goldBefore);
        assertThat(of(customer).former())
                .extracting(one -> one.standing(today))
                .containsExactly(MembershipStanding.STANDS_BACK);
        assertThat(list("S" + mark, null)).extracting(CustomerLine::id).containsExactly(customer);

        colleagues.as(manager, () -> partings.part(other, false));
        assertThat(current(customer)).isEqualTo(silverBefore);
        assertThat(current(other)).isEqualTo(goldBefore);
        assertThat(of(customer).former()).isEmpty();
    }

    @Test
    void theRulebookKnowsTheLevelAndTheDaysThatAreLeft(@Autowired Judgements judgements, @Autowired JdbcClient jdbc) {
        join(customer, new NewMembership(null, gold, today, today.plusDays(5)));

        assertThat(jdbc.sql("select exists (select 1 from judgement_due where customer_id = :id)")
                                .param("id", customer.value())
                                .query(Boolean.class)
                                .single()
                        || judged(jdbc) != null)
                .isTrue();
        await().untilAsserted(() -> assertThat(judged(jdbc))
                .contains("\"membership\": \"" + gold + "\"")
                .contains("\"membershipDays\": 5"));
    }

    private @Nullable String judged(JdbcClient jdbc) {
        return jdbc.sql("select cast(facts as text) from customer_judgement where customer_id = :id")
                .param("id", customer.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Test
    void theApiDoesTheSame() throws Exception {
        var address = "/api/v1/customers/" + customer + "/membership";
        api.ask(anna, get(address))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.current").doesNotExist());
        api.ask(anna, body(post(address), "{\"level\": \"" + gold + "\", \"number\": \"api-" + mark + "\"}"))
                .andExpect(status().isCreated())
                .andExpect(header().exists("ETag"))
                .andExpect(jsonPath("$.current.standing").value("in-force"));
        api.ask(anna, body(post(address), "{\"level\": \"" + gold + "\"}")).andExpect(status().isConflict());
        api.ask(anna, body(put(address), "{\"level\": \"" + silver + "\"}"))
                .andExpect(status().isPreconditionRequired());
        api.ask(anna, body(put(address).header("If-Match", "\"old\""), "{\"level\": \"" + silver + "\"}"))
                .andExpect(status().isPreconditionFailed());
        api.ask(anna, body(post(address + "/renew"), "{}")).andExpect(status().isOk());
        api.ask(anna, body(post(address + "/end"), "{}")).andExpect(status().isBadRequest());
        api.ask(anna, body(post(address + "/end"), "{\"reason\": \"moved\"}"))
                .andExpect(jsonPath("$.former[0].endReason").value("moved"));
        api.ask(anna, get("/api/v1/customers?membership=" + gold))
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @Test
    void levelsAreSaidByAdministratorsAndEachChangeIsKept() throws Exception {
        var address = "/api/v1/membership-levels";
        var word = "black_" + mark;
        api.ask(anna, body(post(address), "{\"word\": \"" + word + "\"}")).andExpect(status().isForbidden());
        api.ask(admin, body(post(address), "{\"word\": \"" + word + "\", \"english\": \"Gold " + mark + "\"}"))
                .andExpect(status().isConflict());
        var made =
                body(post(address), "{\"word\": \"" + word + "\", \"english\": \"Black " + mark + "\", \"months\": 6}");
        api.ask(admin, made).andExpect(status().isCreated());
        api.ask(admin, body(put(address + "/" + word), "{\"english\": \"Ink\"}"))
                .andExpect(status().isPreconditionRequired());
        api.ask(
                        admin,
                        body(
                                put(address + "/" + word).header("If-Match", "*"),
                                "{\"english\": \"Ink " + mark + "\", \"inUse\": false}"))
                .andExpect(status().isOk());
        api.ask(admin, get(address + "/" + word + "/changes"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.items[0].byName").value(admin.name()))
                .andExpect(jsonPath("$.items[0].before.months").value(6));
        api.ask(anna, get(address + "/" + word + "/changes")).andExpect(status().isForbidden());
    }

    private static MockHttpServletRequestBuilder body(MockHttpServletRequestBuilder request, String json) {
        return request.contentType(MediaType.APPLICATION_JSON).content(json);
    }

    private Membership one(LocalDate since, @Nullable LocalDate until) {
        return new Membership(UUID.randomUUID(), "1", gold, since, until, null, null, null, clock.instant());
    }

    private static NewMembership told(@Nullable String number, String level) {
        return new NewMembership(number, level, null, null);
    }

    private void join(CustomerId whose, @Nullable String number, String level) {
        join(whose, told(number, level));
    }

    private void join(CustomerId whose, NewMembership told) {
        colleagues.as(anna, () -> memberships.join(whose, told));
    }

    private Memberships.OfCustomer of(CustomerId whose) {
        return colleagues.as(anna, () -> memberships.of(whose));
    }

    private Membership current(CustomerId whose) {
        return Objects.requireNonNull(of(whose).current());
    }

    private List<CustomerLine> list(String text, @Nullable String level) {
        return colleagues
                .as(anna, () -> desk.list(new CustomerFilter(text, null, null, false, null, null, level), 20, null))
                .items();
    }

    private List<String> told(CustomerId whose, Locale locale) {
        return story.of(new SubjectId(whose.value()), locale, ZoneOffset.UTC, 20, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name + " " + mark, null, null, null, List.of(), Map.of()))
                .id();
    }

    private void refuses(String why, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(anna, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(why));
    }

    private void refusesTo(Person person, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(person, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("access.role-missing"));
    }
}
