package dev.rapport.marketing.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.behaviours.BehaviourKind;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Tags;
import dev.rapport.customer.fields.CustomField;
import dev.rapport.customer.fields.CustomFields;
import dev.rapport.customer.fields.FactField.Choice;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.marketing.segments.SegmentChange.What;
import dev.rapport.platform.AllCustomers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is in segments, who comes and goes as things change, and who may do what. */
@DatabaseTest
class SegmentsTests {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Segments segments;

    @Autowired
    Customers customers;

    @Autowired
    Tags tags;

    @Autowired
    Merges merges;

    @Autowired
    Partings partings;

    @Autowired
    CustomFields fields;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    SegmentWork work;

    @Autowired
    SegmentRound round;

    @Autowired
    KnownFacts known;

    @Autowired
    AllCustomers everybody;

    @Autowired
    MovableClock clock;

    private final String tag = "t" + UUID.randomUUID().toString().substring(0, 8);
    private String team;
    private Person maker;

    @BeforeEach
    void aMaker() {
        team = colleagues.newTeam();
        maker = colleagues.join(team, Role.COMMUNITY);
    }

    private CustomerId customer(String... tagged) {
        var id = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Ann " + letters(), null, null, null, List.of(), Map.of()))
                .id();
        for (var word : tagged) tags.add(id, new Tags.Tag(word, Tags.BY_HAND, null));
        return id;
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private void does(CustomerId customer, BehaviourKind kind, Duration ago) {
        jdbc.sql("""
                        insert into behaviour (id, source, there, channel, address, customer_id, kind, at, received_at)
                        values (:id, 'test', :there, 'web', 'x', :customer, :kind, :at, :at)
                        """)
                .param("id", Ids.next())
                .param("there", UUID.randomUUID().toString())
                .param("customer", customer.value())
                .param("kind", kind.name())
                .param("at", clock.instant().minus(ago).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ConditionPart leaf(
            String fact, String is, @Nullable String value, @Nullable Integer days, String... of) {
        return new ConditionPart(null, List.of(), fact, is, value, List.of(of), days);
    }

    private static ConditionPart group(String how, ConditionPart... parts) {
        return new ConditionPart(how, List.of(parts), null, null, null, List.of(), null);
    }

    private static CustomField field(String name, boolean inUse) {
        return new CustomField(name, name, name, Format.TEXT, List.of(), null, null, Set.of(), Set.of(), 0, inUse);
    }

    private ConditionPart tagged() {
        return leaf("tag", "any-of", null, null, tag);
    }

    private Segment makes(ConditionPart condition) {
        return colleagues.as(
                maker, () -> segments.add(new SegmentDraft("Tea " + tag, "", null, team, segments.read(condition))));
    }

    private Segment of(Segment segment) {
        return colleagues.as(maker, () -> segments.get(segment.id()));
    }

    private List<CustomerId> members(Segment segment) {
        return colleagues.as(maker, () -> segments.members(segment.id(), 100, null)).items().stream()
                .map(CustomerLine::id)
                .toList();
    }

    private void has(Segment segment, CustomerId... members) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(of(segment).computing()).isFalse();
            assertThat(members(segment)).containsExactlyInAnyOrder(members);
            assertThat(of(segment).members()).isEqualTo(members.length);
        });
    }

    private List<What> history(Segment segment, CustomerId customer) {
        return colleagues.as(maker, () -> segments.changes(segment.id(), 100, null)).items().stream()
                .filter(change -> customer.equals(change.customer()))
                .map(SegmentChange::what)
                .toList();
    }

    private void refused(String key, @Nullable String field, Runnable deed) {
        assertThatExceptionOfType(Refused.class).isThrownBy(deed::run).satisfies(refused -> {
            assertThat(refused.key()).isEqualTo(key);
            assertThat(refused.field()).isEqualTo(field);
        });
    }

    private void refusedAsIs(String key, String field, ConditionPart condition) {
        refused(key, field, () -> makes(condition));
    }

    @Test
    void whoMatchesIsInItAndComesAndGoesWithWhatIsKnown() {
        var first = customer(tag);
        var other = customer();
        var segment = makes(tagged());
        has(segment, first);

        tags.add(other, new Tags.Tag(tag.toUpperCase(Locale.ROOT), Tags.BY_HAND, null));
        has(segment, first, other);
        tags.remove(first, tag);
        has(segment, other);
        assertThat(history(segment, other)).containsExactly(What.ENTERED);
        assertThat(history(segment, first)).containsExactly(What.LEFT);
    }

    @Test
    void timeThatPassesBringsThemInAndOut() {
        var lately = customer(tag);
        var never = customer(tag);
        does(lately, BehaviourKind.CLICK, Duration.ofDays(29));
        does(lately, BehaviourKind.CLICK, Duration.ofDays(3));
        does(lately, BehaviourKind.LIKE, Duration.ofDays(3));
        var often = makes(group("all", tagged(), leaf("behaviours", "at-least", "2", 30, "CLICK")));
        var quiet = makes(group("all", tagged(), leaf("behaviours", "at-most", "1", 30, "CLICK")));
        var before = makes(group("all", tagged(), leaf("behaviour-last", "before", null, 30)));
        has(often, lately);
        has(quiet, never);
        has(before);

        clock.move(Duration.ofDays(2));
        has(often);
        has(quiet, lately, never);
        clock.move(Duration.ofDays(30));
        has(before, lately);
        does(lately, BehaviourKind.CLICK, Duration.ZERO);
        has(before);
    }

    @Test
    void groupsNestAndAnythingCanBeTurnedRound() {
        var both = customer(tag, tag + "x");
        var one = customer(tag);
        var none = makes(group("all", tagged(), group("none", leaf("tag", "any-of", null, null, tag + "x"))));
        has(none, one);
        var any = makes(group(
                "all",
                tagged(),
                group("any", leaf("tag", "any-of", null, null, tag + "x"), leaf("purchases", "at-least", "1", null))));
        has(any, both);
        assertThat(colleagues.as(maker, () -> segments.said(of(any).condition(), Locale.ENGLISH)))
                .isEqualTo("Tag is " + tag + " and (Tag is " + tag + "x or Purchases: at least 1)");
        assertThat(colleagues.as(maker, () -> segments.said(of(none).condition(), Locale.SIMPLIFIED_CHINESE)))
                .isEqualTo("标签为 " + tag + " 且 非（标签为 " + tag + "x）");
    }

    @Test
    void whatIsWrongIsSaidAtItsPlaceAndNothingIsKept() {
        refusedAsIs(
                "segment.no-such-fact", "condition.parts[1].fact", group("all", tagged(), leaf("x", "is", "y", null)));
        refusedAsIs("segment.not-asked-so", "condition.is", leaf("tag", "at-least", "1", null));
        refusedAsIs("segment.words-missing", "condition.of", leaf("tag", "any-of", null, null));
        refusedAsIs("segment.no-such-word", "condition.of[0]", leaf("tier", "any-of", null, null, "x' or true --"));
        refusedAsIs("segment.no-number", "condition.value", leaf("purchases", "at-least", "1e9", null));
        refusedAsIs("segment.no-number", "condition.value", leaf("purchases", "at-least", "-1", null));
        refusedAsIs("segment.no-day", "condition.value", leaf("since", "from", "2026-02-30", null));
        refusedAsIs("segment.bad-days", "condition.days", leaf("since", "within", null, 0));
        refusedAsIs("segment.takes-no-days", "condition.days", leaf("tag", "any-of", null, 3, tag));
        refusedAsIs("segment.empty-group", "condition", group("all"));
        refusedAsIs("error.unknown-word", "condition.how", group("some", tagged()));
        var deep = tagged();
        for (var i = 0; i < 50; i++) deep = group("all", deep);
        var bomb = deep;
        refused("segment.too-deep", "condition" + ".parts[0]".repeat(5), () -> makes(bomb));
        var many = new ArrayList<ConditionPart>();
        for (var i = 0; i < 10_000; i++) many.add(tagged());
        refusedAsIs("segment.too-many-leaves", "condition", group("all", many.toArray(ConditionPart[]::new)));
        assertThat(colleagues
                        .as(maker, () -> segments.list(new SegmentFilter(tag, null, false, false), 10, null))
                        .items())
                .isEmpty();
    }

    @Test
    void wordsThatLookLikeSqlAreWords() {
        var odd = "x' or '1'='1";
        var one = customer(odd + tag);
        has(makes(leaf("tag", "any-of", null, null, odd + tag)), one);
        has(makes(group("all", tagged(), leaf("field.city", "contains", "%' or true --", null))));
    }

    @Test
    void aFrozenOneKeepsItsMembersAndItsCondition() {
        var one = customer(tag);
        var segment = makes(tagged());
        has(segment, one);
        var frozen = colleagues.as(maker, () -> segments.freeze(segment.id()));
        assertThat(frozen.frozenAt()).isNotNull();
        tags.remove(one, tag);
        var live = makes(tagged());
        has(live);
        has(segment, one);
        var draft = new SegmentDraft(
                "Tea",
                "",
                null,
                team,
                colleagues.as(maker, () -> segments.read(leaf("purchases", "at-least", "1", null))));
        refused(
                "segment.is-frozen",
                "condition",
                () -> colleagues.as(maker, () -> segments.change(segment.id(), draft, Revision.ANY)));
        var copy = colleagues.as(maker, () -> segments.copy(segment.id(), "Copy " + tag));
        has(copy);
    }

    @Test
    void whatIsWrittenOtherwiseAndMeansTheSameIsTheSame() {
        var segment = makes(leaf("tag", "any-of", null, null, tag, tag + "x"));
        has(segment);
        var turned = leaf("tag", "any-of", null, null, tag + "x", tag);
        var same = colleagues.as(maker, () -> segments.read(group("all", turned)));
        var other = colleagues.as(maker, () -> segments.read(group("none", turned)));
        var draft = new SegmentDraft("Coffee", "", null, team, same);
        assertThat(colleagues
                        .as(maker, () -> segments.change(segment.id(), draft, Revision.ANY))
                        .computing())
                .isFalse();
        colleagues.as(maker, () -> segments.freeze(segment.id()));
        colleagues.as(maker, () -> segments.change(segment.id(), draft, Revision.ANY));
        refused(
                "segment.is-frozen",
                "condition",
                () -> colleagues.as(
                        maker,
                        () -> segments.change(
                                segment.id(), new SegmentDraft("Tea", "", null, team, other), Revision.ANY)));
    }

    @Test
    void whatRunsOutTakesThemOutThoughNobodySaysSo() {
        var end = clock.instant().plus(Duration.ofDays(2));
        var one = customer(tag);
        jdbc.sql("""
                        insert into customer_consent (customer_id, purpose, channel, granted, changed_at, given_at, expires_at)
                        values (:customer, 'marketing', 'email', true, :now, :now, :end)
                        """)
                .param("customer", one.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
        var segment = makes(group("all", tagged(), leaf("consent", "any-of", null, null, "marketing:email")));
        has(segment, one);
        var turning = SegmentSql.turningBetween(
                of(segment).condition(), everybody, known.all(), end.minusSeconds(60), end.plusSeconds(60));
        assertThat(turning)
                .anySatisfy(query -> assertThat(jdbc.sql(query.sql())
                                .params(query.parameters())
                                .query(UUID.class)
                                .list())
                        .contains(one.value()));
        clock.move(Duration.ofDays(3));
        has(segment);
        assertThat(history(segment, one)).containsExactly(What.LEFT);
    }

    @Test
    void birthdaysThatComeAreThoseOfThisYear() {
        var today = LocalDate.ofInstant(clock.instant(), HERE);
        var inTen = born(today.plusDays(10).minusYears(44));
        var inThree = born(today.plusDays(3).minusYears(71));
        var isToday = born(today.minusYears(8));
        var wasYesterday = born(today.minusDays(1).minusYears(30));
        var comes = makes(group("all", tagged(), leaf("field.birthday", "next", null, 7)));
        var was = makes(group("all", tagged(), leaf("field.birthday", "within", null, 7)));
        has(comes, inThree, isToday);
        has(was, isToday, wasYesterday);
        clock.move(Duration.ofDays(4));
        has(comes, inTen);
        has(was, inThree, isToday, wasYesterday);
    }

    /** Whoever was born on a 29th of February, and those around the turn of the year. */
    @ParameterizedTest
    @CsvSource({
        "2027-02-25, 3, true",
        "2027-02-28, 1, true",
        "2027-03-01, 300, false",
        "2028-02-28, 1, true",
        "2028-02-29, 1, true",
        "2028-02-27, 1, false"
    })
    void bornOnALeapDay(LocalDate day, int days, boolean comes) {
        var one = born(LocalDate.of(2000, 2, 29));
        var condition = of(makes(group("all", tagged(), leaf("field.birthday", "next", null, days))))
                .condition();
        var query = SegmentSql.matching(
                condition,
                everybody,
                known.all(),
                day.atTime(12, 0).atZone(HERE).toInstant(),
                false);
        assertThat(jdbc.sql(query.sql())
                        .params(query.parameters())
                        .query(UUID.class)
                        .list()
                        .contains(one.value()))
                .isEqualTo(comes);
    }

    private CustomerId born(LocalDate day) {
        var one = customer(tag);
        jdbc.sql("insert into customer_fact (customer_id, name, value) values (:customer, 'birthday', :day)")
                .param("customer", one.value())
                .param("day", day.toString())
                .update();
        return one;
    }

    @Test
    void whoseDayHasComeIsFoundByTheDay() {
        born(LocalDate.of(1980, 2, 3));
        jdbc.sql("insert into customer_fact (customer_id, name, value) values (:customer, 'said', '0000-01-01')")
                .param("customer", customer(tag).value())
                .update();
        var condition = of(makes(group("all", tagged(), leaf("field.birthday", "from", "2020-01-01", null))))
                .condition();
        var query = SegmentSql.matching(condition, everybody, known.all(), clock.instant(), false);
        var plan = transactions.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_bitmapscan = off").update();
            return jdbc.sql("explain " + query.sql())
                    .params(query.parameters())
                    .query(String.class)
                    .list();
        });
        assertThat(plan).anyMatch(line -> line.contains("customer_fact_day"));
    }

    @Test
    void aYesIsOneOfThoseWhoHaveTheAddressWhereTheyConfirmedIt() {
        var reached = customer(tag);
        for (var one : List.of(reached, customer(tag)))
            jdbc.sql("""
                insert into customer_consent (
                    customer_id, purpose, channel, granted, changed_at, given_at, confirmed_at, address)
                values (:customer, 'marketing', 'email', true, now(), now(), now(), :address)
                """)
                    .param("customer", one.value())
                    .param("address", tag + "@example.com")
                    .update();
        jdbc.sql("""
            insert into contact_point (id, customer_id, kind, value, raw, masked, added_at)
            values (:id, :customer, 'EMAIL', :address, :address, 's***@example.com', now())
            """)
                .param("id", UUID.randomUUID())
                .param("customer", reached.value())
                .param("address", tag + "@example.com")
                .update();

        has(makes(group("all", tagged(), leaf("consent", "any-of", null, null, "marketing:email"))), reached);
    }

    @Test
    void newCustomersComeIntoThoseThatAskForWhatTheyDoNotHave() {
        var segment = makes(group("none", tagged()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(segment).computing()).isFalse());
        var customer = customer();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(members(segment)).contains(customer));
        colleagues.as(maker, () -> segments.remove(segment.id()));
    }

    @Test
    void whoWritesWhileOneIsMadeIsWaitedFor() throws Exception {
        var customer = customer();
        var wrote = new CountDownLatch(1);
        var ends = new CountDownLatch(1);
        var writes = new AtomicReference<CompletableFuture<Void>>();
        var segment = Objects.requireNonNull(transactions.execute(status -> {
            var made = makes(tagged());
            writes.set(CompletableFuture.runAsync(() -> transactions.executeWithoutResult(other -> {
                tags.add(customer, new Tags.Tag(tag, Tags.BY_HAND, null));
                wrote.countDown();
                waitFor(ends);
            })));
            waitFor(wrote);
            return made;
        }));
        await().during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(of(segment).computing()).isTrue());
        ends.countDown();
        writes.get().get(10, TimeUnit.SECONDS);
        has(segment, customer);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsToComeIsNotLongAgo() {
        var one = customer(tag);
        does(one, BehaviourKind.CLICK, Duration.ofDays(-5));
        var before = group("all", tagged(), leaf("behaviour-last", "before", null, 30));
        has(makes(before));
        does(one, BehaviourKind.CLICK, Duration.ofDays(40));
        has(makes(before), one);
    }

    @Test
    void daysBeginWherePromisesAreCounted() {
        var one = customer(tag);
        jdbc.sql("update customer set created_at = '2026-02-02 17:00+00' where id = :id")
                .param("id", one.value())
                .update();
        has(makes(group("all", tagged(), leaf("since", "from", "2026-02-03", null))), one);
        has(makes(group("all", tagged(), leaf("since", "until", "2026-02-03", null))));
    }

    @Test
    void whoIsNotToBeReachedSoIsNotReachedSo() {
        var one = customer(tag);
        jdbc.sql("""
                        insert into contact_point (id, customer_id, kind, value, raw, masked, added_at, valid_until)
                        values (:id, :customer, 'PHONE', :value, :value, '1', now(), :day)
                        """)
                .param("id", Ids.next())
                .param("customer", one.value())
                .param("value", "+49" + System.nanoTime())
                .param(
                        "day",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2))
                .update();
        var segment = makes(group("all", tagged(), leaf("reached-by", "any-of", null, null, "PHONE")));
        has(segment, one);
        jdbc.sql("update contact_point set do_not_use = 'wrong' where customer_id = :id")
                .param("id", one.value())
                .update();
        has(segment);
        jdbc.sql("update contact_point set do_not_use = null where customer_id = :id")
                .param("id", one.value())
                .update();
        has(segment, one);
        clock.move(Duration.ofDays(4));
        has(segment);
    }

    @Test
    void aBreachThatTurnsOutToBeNoneCountsNoMore() {
        refused("segment.not-yours-to-ask", "condition", () -> makes(leaf("breaches", "at-least", "1", null)));
        maker = colleagues.join(team, Role.MANAGER);
        var one = customer(tag);
        var subject = Ids.next();
        var breach = Ids.next();
        jdbc.sql("insert into subject (id, kind, number, title, customer_id, opened_at) values (:id, 'ticket',"
                        + " :tag, 'Tea', :of, now())")
                .param("id", subject)
                .param("tag", tag)
                .param("of", one.value())
                .update();
        jdbc.sql("""
                        insert into sla_case (subject_id, live, facts, promises, has_policy, opened_at)
                        values (:id, false, '{"caseType": "ticket"}', '{}', true, now())
                        """).param("id", subject).update();
        var segment = makes(group("all", tagged(), leaf("breaches", "at-least", "1", null)));
        has(segment);
        jdbc.sql("""
                        insert into sla_breach (
                            id, clock_id, subject_id, metric, policy, rule, rule_version, calendar, target_seconds,
                            started_at, due_at, recorded_at)
                        values (:id, :id, :subject, 'first-response', 'p', 'r', 1, 'always', 60, now(), now(), now())
                        """).param("id", breach).param("subject", subject).update();
        has(segment, one);
        jdbc.sql("insert into sla_breach_turn (breach_id, stands, because, at) values (:id, false,"
                        + " 'CORRECTION', now())")
                .param("id", breach)
                .update();
        has(segment);
    }

    @Test
    void whoHasNoneHasZero() {
        var one = customer(tag);
        for (var fact : List.of("points", "purchase-total")) {
            has(makes(group("all", tagged(), leaf(fact, "at-most", "100", null))), one);
            has(makes(group("all", tagged(), leaf(fact, "at-least", "0", null))), one);
            has(makes(group("all", tagged(), leaf(fact, "at-least", "1", null))));
            has(makes(group("all", tagged(), leaf(fact, "at-most", "-1", null))));
        }
    }

    @Test
    void whatIsHiddenFromAReaderIsNotToldByASegment() {
        var one = customer(tag);
        var manager = colleagues.join(team, Role.MANAGER);
        var condition = group("any", tagged(), leaf("opportunity-amount", "at-least", "12345", null));
        var segment = colleagues.as(
                manager, () -> segments.add(new SegmentDraft("Tea " + tag, "", null, team, segments.read(condition))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(colleagues
                                .as(manager, () -> segments.members(segment.id(), 100, null))
                                .items())
                        .extracting(CustomerLine::id)
                        .contains(one));
        refused("segment.members-not-shown", null, () -> members(segment));
        refused("segment.members-not-shown", null, () -> history(segment, one));
        refused("segment.not-yours-to-ask", "condition", () -> makes(condition));
        refused("segment.not-yours-to-ask", "condition", () -> makes(leaf("lead-score", "any-of", null, null, "HOT")));
        var other = colleagues.as(maker, () -> new SegmentDraft("Tea " + tag, "", null, team, segments.read(tagged())));
        var read = colleagues.as(maker, () -> segments.get(segment.id()).revision());
        refused(
                "segment.condition-not-shown",
                "condition",
                () -> colleagues.as(maker, () -> segments.change(segment.id(), other, read)));
        assertThat(colleagues.as(maker, () -> segments.said(segment.condition(), Locale.ENGLISH)))
                .contains("(not shown to you)")
                .doesNotContain("12345");
    }

    @Test
    void anErasureFindsWhatSomebodyEnteredAlone() {
        var segment = makes(group("any", tagged(), leaf("field.city", "contains", "Quendel " + tag, null)));
        assertThat(erased(segment, "fact")).isFalse();
        assertThat(erased(segment, "null")).isFalse();
        assertThat(erased(segment, "any-of")).isFalse();
        assertThat(erased(segment, tag.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(erased(segment, "quendel")).isTrue();
        var gold = makes(group("all", tagged(), leaf("tier", "any-of", null, null, "gold")));
        assertThat(erased(gold, "gold")).isFalse();
    }

    @Test
    void oneInWhichANameWasErasedKeepsItsMembersAndTellsItsOwner() {
        var one = customer(tag);
        var segment =
                makes(group("all", tagged(), group("none", leaf("field.city", "contains", "Quendel " + tag, null))));
        has(segment, one);
        jdbc.sql("update segment set condition = segment_without(condition, '%s', 'quendel', :mark) where id = :id"
                        .formatted(SegmentsOfCustomers.FREE))
                .param("id", segment.id())
                .param("mark", ErasedRows.MARK)
                .update();
        customer(tag);
        clock.move(Duration.ofMinutes(2));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(segment).stuck()).isNotNull());
        has(segment, one);
        assertThat(colleagues.as(maker, () -> segments.said(of(segment).condition(), Locale.ENGLISH)))
                .contains(tag)
                .doesNotContain("Quendel");
        assertThat(jdbc.sql("select kind from notice where subject_id = :id and user_id = :owner")
                        .param("id", segment.id())
                        .param("owner", maker.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("SegmentStuck");
    }

    @Test
    void whoGoesWithTheirImportIsInNoSegmentAnyMore() {
        var one = customer(tag);
        var gone = customer(tag);
        var live = makes(group("all", tagged(), leaf("purchases", "at-most", "0", null)));
        var none = makes(group("all", tagged(), leaf("points", "at-most", "0", null)));
        has(live, one, gone);
        has(none, one, gone);
        jdbc.sql("update segment set state = 'FROZEN' where id = :id")
                .param("id", none.id())
                .update();

        jdbc.sql("delete from customer where id = :id")
                .param("id", gone.value())
                .update();

        has(live, one);
        has(none, one);
        assertThat(history(live, gone)).isEmpty();
    }

    private boolean erased(Segment segment, String pattern) {
        return jdbc.sql("select %s from segment where id = :id".formatted(SegmentsOfCustomers.ENTERED_OF_THEM))
                .param("id", segment.id())
                .param("pattern", pattern)
                .query(Boolean.class)
                .single();
    }

    @Test
    void oneThatWasSaidOtherwiseMeanwhileIsNotGivenUp() {
        var segment = makes(tagged());
        has(segment);
        var live = work.live().stream()
                .filter(one -> one.id().equals(segment.id()))
                .findFirst()
                .orElseThrow();
        var draft = new SegmentDraft(
                "Tea",
                "",
                null,
                team,
                colleagues.as(maker, () -> segments.read(group("none", group("none", tagged())))));
        colleagues.as(maker, () -> segments.change(segment.id(), draft, Revision.ANY));
        round.giveUp(live);
        assertThat(of(segment).stuck()).isNull();
        has(segment);
        round.giveUp(work.live().stream()
                .filter(one -> one.id().equals(segment.id()))
                .findFirst()
                .orElseThrow());
        assertThat(of(segment).stuck()).isNotNull();
        assertThat(jdbc.sql("select kind from notice where subject_id = :id")
                        .param("id", segment.id())
                        .query(String.class)
                        .list())
                .containsExactly("SegmentFailed");
    }

    @Test
    void anotherConditionHasOtherMembersAndWhatWasReadIsAsked() {
        var one = customer(tag);
        var two = customer(tag + "x");
        var segment = makes(tagged());
        has(segment, one);
        var draft = new SegmentDraft(
                "Tea",
                "",
                null,
                team,
                colleagues.as(maker, () -> segments.read(leaf("tag", "any-of", null, null, tag + "x"))));
        colleagues.as(maker, () -> segments.change(segment.id(), draft, segment.revision()));
        has(segment, two);
        refused(
                "segment.changed-meanwhile",
                null,
                () -> colleagues.as(maker, () -> segments.change(segment.id(), draft, segment.revision())));
    }

    @Test
    void aRemovedOneComesBackWithItsMembers() {
        var segment = makes(tagged());
        has(segment);
        colleagues.as(maker, () -> segments.remove(segment.id()));
        var one = customer(tag);
        colleagues.as(maker, () -> segments.restore(segment.id()));
        has(segment, one);
    }

    @Test
    void whoBecomesOneIsInItOnceAndComesApartAgain() {
        var one = customer(tag);
        var two = customer(tag);
        var segment = makes(tagged());
        has(segment, one, two);
        var manager = colleagues.join(team, Role.MANAGER);
        colleagues.as(manager, () -> merges.merge(one, two, Map.of(), Revision.ANY));
        has(segment, one);
        colleagues.as(manager, () -> partings.part(two, false));
        has(segment, one, two);
    }

    @Test
    void aMergeCanBeUndoneThoughTheirSegmentIsGone() {
        var one = customer(tag);
        var two = customer(tag);
        var segment = makes(tagged());
        has(segment, one, two);
        var manager = colleagues.join(team, Role.MANAGER);
        colleagues.as(manager, () -> merges.merge(one, two, Map.of(), Revision.ANY));
        has(segment, one);
        jdbc.sql("delete from segment where id = :id").param("id", segment.id()).update();
        assertThat(jdbc.sql("select count(*) from segment_member where segment_id = :id")
                        .param("id", segment.id())
                        .query(Long.class)
                        .single())
                .isZero();
        colleagues.as(manager, () -> partings.part(two, false));
        has(makes(tagged()), one, two);
    }

    @Test
    void oneWhoseFieldIsGoneKeepsItsMembersAndTellsItsOwner() {
        var field = "f" + letters();
        var admin = colleagues.join(null, Role.ADMIN);
        colleagues.as(admin, () -> fields.add(field(field, true)));
        var one = customer(tag);
        var segment = makes(group("all", tagged(), leaf("field." + field, "unknown", null, null)));
        has(segment, one);

        colleagues.as(admin, () -> fields.change(field(field, false), Revision.ANY));
        clock.move(Duration.ofMinutes(2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(segment).stuck()).isNotNull());
        has(segment, one);
        assertThat(jdbc.sql("select kind from notice where subject_id = :id and user_id = :owner")
                        .param("id", segment.id())
                        .param("owner", maker.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("SegmentStuck");
        refused("segment.fact-gone", null, () -> of(segment).requireFitForUse());

        colleagues.as(admin, () -> fields.change(field(field, true), Revision.ANY));
        clock.move(Duration.ofMinutes(2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(segment).stuck()).isNull());
        has(segment, one);
    }

    @Test
    void oneOfSeveralThatWereChosenIsAskedFor() {
        var field = "f" + letters();
        var teas = List.of(new Choice("green", "Green tea", "绿茶"), new Choice("black", "Black tea", "红茶"));
        var several =
                new CustomField(field, field, field, Format.CHOICES, teas, null, null, Set.of(), Set.of(), 0, true);
        colleagues.as(colleagues.join(null, Role.ADMIN), () -> fields.add(several));
        var both = customer(tag);
        var black = customer(tag);
        var none = customer(tag);
        customers.learnMissing(both, Map.of(field, "black; green"));
        customers.learnMissing(black, Map.of(field, "black"));

        has(makes(group("all", tagged(), leaf("field." + field, "any-of", null, null, "green"))), both);
        has(makes(group("all", tagged(), leaf("field." + field, "any-of", null, null, "green", "black"))), both, black);
        has(
                makes(group("all", tagged(), group("none", leaf("field." + field, "any-of", null, null, "green")))),
                black,
                none);
        has(makes(group("all", tagged(), leaf("field." + field, "unknown", null, null))), none);
    }

    @Test
    void countingShowsHowManyAndSomeOfThem() {
        var one = customer(tag);
        var counted = colleagues.as(maker, () -> segments.count(segments.read(tagged())));
        assertThat(counted.exact()).isTrue();
        assertThat(counted.many()).isEqualTo(1);
        assertThat(counted.sample()).extracting(CustomerLine::id).containsExactly(one);
    }

    @Test
    void thoseOfATeamAreReadByItAndMadeByOperations() {
        var segment = makes(tagged());
        var seller = colleagues.join(team, Role.SALES);
        var stranger = colleagues.join(colleagues.newTeam(), Role.COMMUNITY);
        var designer = colleagues.join(team, Role.DESIGNER);
        assertThat(colleagues.as(seller, () -> segments.get(segment.id())).name())
                .isEqualTo(segment.name());
        refused("error.no-such-id", null, () -> colleagues.as(stranger, () -> segments.get(segment.id())));
        refused("error.no-such-id", null, () -> colleagues.as(stranger, () -> segments.remove(segment.id())));
        refused("access.role-missing", null, () -> colleagues.as(seller, () -> segments.remove(segment.id())));
        refused("access.role-missing", null, () -> colleagues.as(designer, () -> segments.get(segment.id())));
        refused(
                "segment.not-your-team",
                "team",
                () -> colleagues.as(
                        stranger,
                        () -> segments.add(new SegmentDraft("Tea", "", null, team, segments.read(tagged())))));
    }
}
