package dev.rapport.customer.duplicates;

import dev.rapport.customer.duplicates.made.MadeBase;
import dev.rapport.customer.duplicates.made.MadeCustomer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Precision and recall on people of whom it is known who is one, on made Chinese and mixed customers, and on a whole base. */
public final class DuplicateFigures {

    private static final List<String> FILES = List.of("febrl1.csv", "febrl2.csv", "febrl3.csv");
    private static final int MADE = 20_000;

    private final Path data;
    private final int customers;

    /** @param customers how many the whole base has */
    public DuplicateFigures(Path data, int customers) {
        this.data = data;
        this.customers = customers;
    }

    public void run() throws IOException {
        for (var file : FILES) {
            var path = data.resolve(file);
            if (Files.exists(path)) say(file, figures(people(path)));
            else line("%-14s left out: %s is not there", file, path);
        }
        var made = new MadeBase(2026, 0.1).make(MADE);
        say("made people", figures(of(made, false)));
        say("made firms", figures(of(made, true)));
        var base = new MadeBase(11, 0.05).make(customers);
        System.gc();
        var started = System.nanoTime();
        var people = figures(of(base, false));
        var firms = figures(of(base, true));
        line("whole base of %,d: %.1f s, heap %,d MB", customers, seconds(started), memory());
        say("people of it", people);
        say("firms of it", firms);
    }

    /** Customers, and who of them is one. */
    private record Told(List<Known> customers, List<Object> truth) {}

    private record Figures(
            int customers,
            long one,
            long pairs,
            long weighed,
            long weighedRight,
            long same,
            long sameRight,
            long review,
            long reviewRight,
            Map<BlockingRule, Blocks.Capped> capped,
            Learning.Learnt learnt,
            double seconds) {}

    private static Figures figures(Told told) {
        var started = System.nanoTime();
        var customers = told.customers();
        var blocks = new Blocks(customers);
        var learnt = new Learning(customers, blocks).learn();
        var counts = new long[7];
        for (var i = 0; i < customers.size(); i++)
            blocks.of(i, (one, other) -> count(told, learnt.model(), one, other, counts));
        var sizes = new HashMap<Object, Integer>();
        told.truth().forEach(who -> sizes.merge(who, 1, Integer::sum));
        var one = sizes.values().stream()
                .mapToLong(size -> (long) size * (size - 1) / 2)
                .sum();
        return new Figures(
                customers.size(),
                one,
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                counts[5],
                counts[6],
                blocks.capped(),
                learnt,
                seconds(started));
    }

    private static void count(Told told, Model model, int one, int other, long[] counts) {
        var a = told.customers().get(one);
        var b = told.customers().get(other);
        var agreement = Agreement.of(a, b);
        var weight = model.weight(agreement, a, b);
        var right = told.truth().get(one).equals(told.truth().get(other)) ? 1 : 0;
        counts[0]++;
        if (weight >= Model.SAME_FROM) add(counts, 1, right);
        switch (Model.zone(weight, agreement)) {
            case SAME -> add(counts, 3, right);
            case REVIEW -> add(counts, 5, right);
            case DIFFERENT -> {}
        }
    }

    private static void add(long[] counts, int place, int right) {
        counts[place]++;
        counts[place + 1] += right;
    }

    private static void say(String what, Figures found) {
        var all = (double) found.customers() * (found.customers() - 1) / 2;
        line(
                "%-14s %,d, of which %,d pairs are one; %,d pairs looked at (%.4f %% of all), %.1f s",
                what, found.customers(), found.one(), found.pairs(), 100 * found.pairs() / all, found.seconds());
        line("  weights alone        %s", quality(found.weighed(), found.weighedRight(), found.one()));
        line("  with the hard rule   %s", quality(found.same(), found.sameRight(), found.one()));
        line(
                "  to review            %,d, of which %,d are one (%.3f); same and review find %.4f",
                found.review(),
                found.reviewRight(),
                (double) found.reviewRight() / Math.max(1, found.review()),
                (double) (found.sameRight() + found.reviewRight()) / found.one());
        line(
                "  learnt: %,.0f pairs expected to be one (%s), prior %.1f; left out %s",
                found.learnt().matches(),
                found.learnt().isPlausible() ? "plausible" : "IMPLAUSIBLE",
                found.learnt().model().prior(),
                found.capped());
    }

    private static String quality(long found, long right, long one) {
        var precision = (double) right / Math.max(1, found);
        var recall = (double) right / Math.max(1, one);
        return "precision %.4f, recall %.4f, F1 %.4f"
                .formatted(precision, recall, 2 * precision * recall / Math.max(1e-9, precision + recall));
    }

    private static Told of(List<MadeCustomer> made, boolean firms) {
        var told = new Told(new ArrayList<>(), new ArrayList<>());
        var pool = new Pool();
        for (var customer : made) {
            if (customer.isFirm() != firms) continue;
            told.truth().add(customer.truth());
            told.customers()
                    .add(Known.of(
                            new UUID(0, told.truth().size()),
                            firms,
                            customer.name(),
                            customer.points(),
                            List.of(),
                            customer.facts(),
                            pool));
        }
        return told;
    }

    /** As customers they have a name, an identity and facts; the truth is in the first column. */
    private static Told people(Path file) throws IOException {
        var told = new Told(new ArrayList<>(), new ArrayList<>());
        var pool = new Pool();
        for (var line : Files.readAllLines(file)) {
            var cells = line.split(",", -1);
            for (var i = 0; i < cells.length; i++) cells[i] = cells[i].strip();
            if (cells[0].equals("rec_id")) continue;
            told.truth().add(cells[0].split("-")[1]);
            var facts = Map.of(
                    "street",
                    (cells[3] + " " + cells[4]).strip(),
                    "city",
                    cells[6],
                    "postcode",
                    cells[7],
                    "region",
                    cells[8],
                    "date_of_birth",
                    cells[9]);
            var identities = cells[10].isEmpty() ? List.<String>of() : List.of("social-security " + cells[10]);
            told.customers()
                    .add(Known.of(
                            new UUID(0, told.truth().size()),
                            false,
                            (cells[1] + " " + cells[2]).strip(),
                            List.of(),
                            identities,
                            facts,
                            pool));
        }
        return told;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long memory() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20;
    }

    private static void line(String format, Object... arguments) {
        System.out.println("  " + String.format(Locale.ROOT, format, arguments));
    }
}
