package dev.rapport.bench;

import dev.rapport.bench.ManyCustomers.Made;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerFilter;
import dev.rapport.customer.CustomersFound;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.search.SearchKey;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How long people wait for what they search among very many customers, by what they type. */
final class CustomerFigures {

    private static final int SAMPLE = 4_000;
    private static final int WARM_UP = 50;
    private static final int MEASURED = 400;
    private static final int SHOWN = 30;
    private static final List<String> COMMON = List.of("有限公司", "科技", "maschinenbau", "wang", "北京");

    private final Folders folders;
    private final int customers;
    private final Random random = new Random(7);

    CustomerFigures(Folders folders, int customers) {
        this.folders = folders;
        this.customers = customers;
    }

    /** Those that come by a file, in a database of their own. */
    void runImport() throws Exception {
        Report.line("%d cores", Runtime.getRuntime().availableProcessors());
        try (var rapport = Rapport.startWithoutEngine(folders, folders.work().resolve("import"))) {
            Report.section("%,d customers come by a file".formatted(customers));
            new CustomersByFile(rapport, folders.work()).run(customers);
        }
    }

    void run() throws Exception {
        Report.line("%d cores", Runtime.getRuntime().availableProcessors());
        try (var rapport = Rapport.startWithoutEngine(folders, folders.work().resolve("rapport"))) {
            Report.section("Customers come in");
            var made = new ManyCustomers(rapport).make(customers, SAMPLE);
            Report.section("They are searched for: the first %d of each".formatted(SHOWN));
            search(rapport.get(CustomerDesk.class), made);
            Report.section("They are listed by what they are");
            filter(rapport.get(CustomerDesk.class), made);
            Report.section(
                    "The story of one of them with %,d entries, in its own and 50 cases'".formatted(LongStory.ENTRIES));
            new LongStory(rapport, new CustomerId(made.getFirst().id())).run();
        }
    }

    private void filter(CustomerDesk desk, List<Made> made) {
        var nobody = new UserId(new UUID(0, 1));
        measure(desk, "a tag that half have", made, filter("", "half", null, null, null));
        measure(desk, "a tag that few have", made, filter("", "few", null, null, null));
        measure(desk, "a tag that nobody has", made, filter("", "none", null, null, null));
        measure(desk, "a tier that few have", made, filter("", null, null, "gold", null));
        measure(desk, "a stage that half have", made, filter("", null, null, null, Lifecycle.BUYER));
        measure(desk, "few by tag and by tier", made, filter("", "few", null, "gold", Lifecycle.BUYER));
        measure(desk, "of somebody with nobody", made, filter("", null, nobody, null, null));
        measure(desk, "limited, a tag that few have", made, filter("limited", "few", null, null, null));
    }

    private static CustomerFilter filter(
            String text,
            @Nullable String tag,
            @Nullable UserId owner,
            @Nullable String tier,
            @Nullable Lifecycle stage) {
        return new CustomerFilter(text, tag, owner, false, tier, stage, null);
    }

    private void measure(CustomerDesk desk, String kind, List<Made> of, CustomerFilter filter) {
        measured(kind, null, of, one -> desk.list(filter, SHOWN, null));
    }

    private void search(CustomerDesk desk, List<Made> made) {
        Predicate<Made> isChinese = one -> one.name().charAt(0) > '\u2fff';
        var latin = made.stream().filter(isChinese.negate()).toList();
        var umlauts = latin.stream()
                .filter(one -> one.name().matches(".*[äöüåøëé].*"))
                .toList();
        var people = made.stream().filter(isChinese.and(Made::isPerson)).toList();
        measure(desk, "nothing: the first by name", null, made, one -> "");
        measure(desk, "Latin inside a word", latin, this::inside);
        measure(desk, "accents folded", umlauts, CustomerFigures::folded);
        measure(desk, "Chinese full name", people, Made::name);
        measure(desk, "one Han character", people, one -> one.name().substring(1, 2));
        measure(desk, "pinyin", people, one -> key(one).read().getFirst().strip());
        measure(desk, "initials", people, one -> key(one).initials().getFirst().strip());
        measure(desk, "very common words", null, made, one -> COMMON.get(random.nextInt(COMMON.size())));
        measure(
                desk,
                "last four digits",
                made,
                one -> one.phone().substring(one.phone().length() - 4));
        measure(desk, "national form of a phone", made, one -> one.phone().substring(3));
        measure(desk, "e-mail before its at sign", made, one -> one.mail().replaceAll("@.*", ""));
        measure(desk, "half of them: limited", null, made, one -> "limited");
        measure(desk, "two that are never together", null, made, one -> "limited 有限公司");
        measure(desk, "what nobody has", null, made, one -> "xqz" + random.nextInt(1_000));
    }

    private void measure(CustomerDesk desk, String kind, List<Made> of, Function<Made, String> typed) {
        measure(desk, kind, Made::id, of, typed);
    }

    private void measure(
            CustomerDesk desk,
            String kind,
            @Nullable Function<Made, UUID> wanted,
            List<Made> of,
            Function<Made, String> typed) {
        measured(kind, wanted, of, one -> desk.list(typed.apply(one), SHOWN, null));
    }

    private void measured(
            String kind, @Nullable Function<Made, UUID> wanted, List<Made> of, Function<Made, CustomersFound> asked) {
        var took = new ArrayList<Long>();
        var found = 0L;
        var missing = 0;
        for (var i = 0; i < WARM_UP + MEASURED; i++) {
            var one = of.get(random.nextInt(of.size()));
            var started = System.nanoTime();
            var answer = asked.apply(one);
            if (i < WARM_UP) continue;
            took.add((System.nanoTime() - started) / 1_000);
            found += answer.items().size();
            if (wanted != null
                    && answer.next() == null
                    && answer.items().stream().noneMatch(line -> line.id().equals(new CustomerId(one.id())))) missing++;
        }
        var micros = Percentiles.of(took);
        Report.line(
                "%-28s p10 %6.1f ms, p50 %6.1f ms, p99 %6.1f ms; %4.1f shown%s",
                kind,
                micros.at(10) / 1e3,
                micros.at(50) / 1e3,
                micros.at(99) / 1e3,
                (double) found / MEASURED,
                missing == 0 ? "" : "; MISSED " + missing);
    }

    private static SearchKey key(Made one) {
        return SearchKey.of(one.name(), one.isPerson());
    }

    /** Five letters of the longest word. */
    private String inside(Made one) {
        var word = one.name().split(" ")[one.isPerson() ? 1 : 0];
        var from = Math.max(0, Math.min(1 + random.nextInt(3), word.length() - 5));
        return word.substring(from, Math.min(word.length(), from + 5));
    }

    private static String folded(Made one) {
        return key(one).written().getLast().strip().split(" ")[one.isPerson() ? 1 : 0];
    }
}
