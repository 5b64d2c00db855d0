package dev.rapport.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.community.MemberDesk;
import dev.rapport.customer.Consents;
import dev.rapport.customer.Customers;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.Tags;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.OpportunityIntake;
import dev.rapport.service.TicketDesk;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same happens in two worlds. In one of them customers become one meanwhile and are two again at the end; in the other
 * each later change happens to whom it is attributed by decision 031. At the end the two worlds are the same. More runs with
 * {@code -Drapport.merges=1000}.
 */
@DatabaseTest
class MergeUndoneTests {

    private static final int RUNS = Integer.getInteger("rapport.merges", 50);
    private static final int MAILS = 6;
    private static final List<String> ALL = List.of("A", "B", "D", "P", "Q");
    private static final List<String> CHANNELS = List.of("phone", "email", "wecom");
    private static final List<String> WORDS = List.of("vip", "tea", "slow");
    private static final List<String> FACTS = List.of("city", "sector", "company");

    @Autowired
    Merges merges;

    @Autowired
    Partings partings;

    @Autowired
    MergeFields fields;

    @Autowired
    CustomerPairs pairs;

    @Autowired
    Calendars calendars;

    @Autowired
    Colleagues colleagues;

    private World.Means means;
    private final List<UserId> sellers = new ArrayList<>();
    private String team = "";

    @Autowired
    void means(
            Customers customers,
            Consents consents,
            Tags tags,
            TicketDesk tickets,
            LeadIntake leads,
            OpportunityIntake opportunities,
            MemberDesk members,
            OwnerMoves owners,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            TransactionTemplate transactions) {
        means = new World.Means(
                customers, consents, tags, tickets, leads, opportunities, members, owners, jdbc, events, transactions);
    }

    /** One that joined, and whose addresses only it brought. */
    private record Joined(String gone, String survivor, Set<Integer> own) {}

    private final class Run {

        private final Random random;
        private final World merged;
        private final World apart;
        private final Map<String, Set<Integer>> mails = new HashMap<>();
        private final Map<String, String> leads = new HashMap<>();
        private final List<String> members = new ArrayList<>();
        private final List<Joined> joined = new ArrayList<>();
        private final Set<String> once = new HashSet<>();
        private String now = "A";
        private @Nullable CustomerId parents;
        private int count;

        Run(long seed) {
            random = new Random(seed);
            merged = new World(means, ALL, sellers);
            apart = new World(means, ALL, sellers);
            ALL.forEach(name -> mails.put(name, new HashSet<>()));
        }

        void play() {
            for (var name : List.of("A", "B", "D")) {
                if (chance(60)) below(name);
                for (var i = 0; i < 10; i++) prepare(name);
            }
            parentsComeOrGo(30);
            join("A", "B");
            later(6);
            parentsComeOrGo(40);
            var another = chance(50);
            if (another && chance(50)) join("A", "D");
            else if (another) join("D", "A");
            if (another) later(6);
            parentsComeOrGo(40);
            partings.part(merged.id("B"), another);
            if (parents != null) partParents();
            for (var name : ALL) assertThat(merged.told(name)).as(name).isEqualTo(apart.told(name));
            assertThat(means.jdbc()
                            .sql("select count(*) from customer_alias where canonical_id = any(:all)")
                            .param(
                                    "all",
                                    ALL.stream()
                                            .map(name -> merged.id(name).value())
                                            .toArray(UUID[]::new))
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        private void prepare(String name) {
            var number = count++;
            switch (random.nextInt(14)) {
                case 0, 1 -> {
                    var mail = random.nextInt(MAILS);
                    if (mails.get(name).add(mail)) both(world -> world.point(name, mail));
                }
                case 2 -> {
                    var granted = random.nextBoolean();
                    var channel = any(CHANNELS);
                    both(world -> world.consent(name, channel, granted));
                }
                case 3 -> {
                    var word = any(WORDS);
                    var day = random.nextInt(3);
                    both(world -> world.tag(name, word, day));
                }
                case 4 -> {
                    var fact = any(FACTS);
                    var value = any(List.of("one", "two", "v" + number));
                    both(world -> world.fact(name, fact, value));
                }
                case 5 -> {
                    var tier = any(List.of("standard", "silver", "gold"));
                    var language = any(List.of("en", "zh"));
                    both(world -> world.terms(name, tier, chanceOf(number) ? language : null, "c" + number));
                }
                case 6 -> {
                    var lifecycle = any(List.of(Lifecycle.values()));
                    both(world -> world.lifecycle(name, lifecycle));
                }
                case 7 -> {
                    var forbidden = chance(40);
                    both(world -> world.forbid(name, forbidden));
                }
                case 8 -> both(world -> world.ticket(name, "ticket " + number));
                case 9 -> lead(name, name, number);
                case 10 ->
                    both(world -> world.opportunity(name, "opportunity " + number, sellers.getFirst(), team, null));
                case 11 -> {
                    var other = any(ALL);
                    if (!other.equals(name)) both(world -> world.knows(name, other));
                }
                case 12 -> {
                    var group = any(List.of("tea", "coffee"));
                    both(world -> {
                        if (world.member(name, group) && world == merged) members.add(group + name);
                    });
                }
                default -> {
                    if (once.add("calendar" + name))
                        both(world ->
                                world.calendar(name, calendars.all().getFirst().name()));
                    else both(world -> world.identity(name, number));
                }
            }
        }

        private void later(int times) {
            for (var i = 0; i < times; i++) later();
        }

        private void later() {
            var number = count++;
            switch (random.nextInt(16)) {
                case 0 -> change((world, name) -> world.ticket(name, "ticket " + number));
                case 1 -> {
                    var gone = any(joined).gone();
                    both(world -> world.ticket(gone, "ticket " + number));
                }
                case 2, 3 -> {
                    var mail = random.nextInt(MAILS);
                    lead(now, whose(mail), number, mail);
                }
                case 4 -> {
                    var here = leads.keySet().stream()
                            .filter(lead -> isHere(leads.get(lead)))
                            .sorted()
                            .toList();
                    if (here.isEmpty()) return;
                    var lead = any(here);
                    var whose = leads.get(lead);
                    merged.opportunity(now, "opportunity " + number, sellers.getFirst(), team, lead);
                    apart.opportunity(whose, "opportunity " + number, sellers.getFirst(), team, lead);
                }
                case 5 -> change((world, name) -> world.contract(name, "c" + number));
                case 6 -> {
                    var fact = any(FACTS);
                    change((world, name) -> world.fact(name, fact, "v" + number));
                }
                case 7 -> {
                    var word = any(WORDS);
                    change((world, name) -> world.tag(name, word, number + 10));
                }
                case 8 -> {
                    var word = any(WORDS);
                    change((world, name) -> world.untag(name, word));
                }
                case 9 -> {
                    var channel = any(CHANNELS);
                    change((world, name) -> world.consent(name, channel, true));
                }
                case 10 -> {
                    var channel = any(CHANNELS);
                    changeAll((world, name) -> world.consent(name, channel, false));
                }
                case 11 -> {
                    if (!once.add("forbid")) return;
                    if (chance(50)) changeAll((world, name) -> world.forbid(name, true));
                    else change((world, name) -> world.forbid(name, false));
                }
                case 12 -> {
                    if (!once.add("lifecycle")) return;
                    var lifecycle = any(List.of(Lifecycle.values()));
                    change((world, name) -> world.lifecycle(name, lifecycle));
                }
                case 13 -> {
                    if (once.add("owner")) change((world, name) -> world.owner(name, sellers.getLast()));
                }
                case 14 -> {
                    if (!members.isEmpty()) {
                        var member = any(members);
                        both(world -> world.reach(member));
                    }
                }
                default -> {
                    var mail = MAILS + number;
                    change((world, name) -> world.point(name, mail));
                }
            }
        }

        private boolean isHere(String name) {
            return name.equals(now)
                    || joined.stream().anyMatch(one -> one.gone().equals(name));
        }

        /** A change that changes nothing is none. */
        private void change(BiConsumer<World, String> what) {
            change(what, List.of(now));
        }

        private void changeAll(BiConsumer<World, String> what) {
            var all = new ArrayList<>(List.of(now));
            for (var one : joined.reversed()) if (all.contains(one.survivor())) all.add(one.gone());
            change(what, all);
        }

        private void change(BiConsumer<World, String> what, List<String> whose) {
            var before = merged.told(merged.id(now));
            what.accept(merged, now);
            if (!before.equals(merged.told(merged.id(now)))) whose.forEach(name -> what.accept(apart, name));
        }

        private void lead(String one, String other, int number) {
            lead(one, other, number, random.nextInt(MAILS));
        }

        private void lead(String one, String other, int number, int mail) {
            merged.lead(one, "lead " + number, mail);
            apart.lead(other, "lead " + number, mail);
            leads.put("lead " + number, other);
        }

        /** Who brings what comes from an address now. */
        private String whose(int mail) {
            var whose = now;
            for (var one : joined.reversed())
                if (one.survivor().equals(whose) && one.own().contains(mail)) whose = one.gone();
            return whose;
        }

        private void join(String survivor, String gone) {
            var own = new HashSet<>(mails.get(gone));
            own.removeAll(mails.get(survivor));
            joined.add(new Joined(gone, survivor, own));
            mails.get(survivor).addAll(own);
            var rows = pairs.read(merged.id(survivor), merged.id(gone));
            var stays = rows.get(merged.id(survivor));
            var goes = rows.get(merged.id(gone));
            var choices = new HashMap<String, Side>();
            for (var word : MergeFields.words(stays, goes))
                if (chance(60)) choices.put(word, any(List.of(Side.values())));
            merges.merge(merged.id(survivor), merged.id(gone), choices, fields.revision(stays, goes));
            now = survivor;
        }

        private void below(String name) {
            var parent = any(List.of("P", "Q"));
            both(world -> world.below(name, parent));
        }

        private void parentsComeOrGo(int percent) {
            if (!chance(percent)) return;
            if (parents == null) joinParents();
            else partParents();
        }

        private void joinParents() {
            var gone = any(List.of("P", "Q"));
            merges.merge(merged.id(gone.equals("P") ? "Q" : "P"), merged.id(gone), Map.of(), Revision.ANY);
            parents = merged.id(gone);
        }

        private void partParents() {
            partings.part(Objects.requireNonNull(parents), false);
            parents = null;
        }

        private void both(Consumer<World> what) {
            what.accept(merged);
            what.accept(apart);
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        private static boolean chanceOf(int number) {
            return number % 3 != 0;
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }

    @Test
    void whoIsTwoAgainIsAsIfTheyHadNeverBeenOne() {
        team = colleagues.newTeam();
        for (var i = 0; i < 4; i++)
            sellers.add(colleagues.join(team, Role.SALES).id());
        var first = Long.getLong("rapport.merges.first", 1);
        for (var seed = first; seed < first + RUNS; seed++) {
            try {
                new Run(seed).play();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("run " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
