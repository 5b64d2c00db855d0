package dev.rapport.customer.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.customer.Lifecycle;
import dev.rapport.platform.CustomerId;
import dev.rapport.rules.ShippedRules;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a customer of whom nothing changes is judged again. */
class NextLookTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final NextLook SHIPPED = NextLook.of("purchasesInYear > 0 daysSinceFirstPurchase < 30, silence > 2");

    private static JudgedCustomer customer(
            LocalDate added, @Nullable LocalDate first, @Nullable LocalDate last, @Nullable BigDecimal rhythm) {
        var inYear = last != null && last.isAfter(TODAY.minusDays(365)) ? 1 : 0;
        return new JudgedCustomer(
                CustomerId.next(),
                false,
                "standard",
                Lifecycle.PROSPECT,
                added,
                true,
                last == null ? 0 : 3,
                inYear,
                BigDecimal.ZERO,
                inYear == 1 ? last : null,
                first,
                last,
                rhythm,
                0,
                null,
                List.of(),
                null,
                null,
                Set.of(),
                null,
                null);
    }

    @Test
    void isTheDayOnWhichANumberOfTheRulesIsReached() {
        var first = TODAY.minusDays(25);
        assertThat(SHIPPED.after(TODAY, customer(TODAY.minusDays(700), first, first, null), List.of()))
                .isEqualTo(first.plusDays(30));
    }

    @Test
    void isTheDayOnWhichTheLastOrderLeavesTheYear() {
        var last = TODAY.minusDays(360);
        assertThat(SHIPPED.after(TODAY, customer(TODAY.minusDays(700), last, last, null), List.of()))
                .isEqualTo(last.plusDays(365));
    }

    @Test
    void isTheDayOnWhichATagEnds() {
        assertThat(SHIPPED.after(TODAY, customer(TODAY.minusDays(700), null, null, null), List.of(TODAY.plusDays(4))))
                .isEqualTo(TODAY.plusDays(4));
    }

    @Test
    void isNeverLaterThanAMonth() {
        assertThat(SHIPPED.after(TODAY, customer(TODAY.minusDays(700), null, null, null), List.of()))
                .isEqualTo(TODAY.plusDays(NextLook.LATEST));
    }

    /** Of any customer, what the shipped rules say stays the same until the day at which it is looked at again. */
    @Test
    void nothingTurnsBeforeIt() throws IOException {
        var look = NextLook.of(Files.readString(Path.of("rules/customer/tagging.drl")));
        var random = new Random(46);
        var book = new JudgementRulebook().tagging();
        for (var i = 0; i < 150; i++) {
            var last = TODAY.minusDays(random.nextInt(500));
            var rhythm = random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(400) / 2.0 + 1);
            var customer =
                    customer(last.minusDays(random.nextInt(300)), last.minusDays(random.nextInt(200)), last, rhythm);
            var said = Saying.of(ShippedRules.decide(book, customer.facts(TODAY)));
            var next = look.after(TODAY, customer, List.of());
            assertThat(next).isAfter(TODAY);
            for (var day = TODAY.plusDays(1); day.isBefore(next); day = day.plusDays(1)) {
                var then = Saying.of(ShippedRules.decide(book, customer.facts(day)));
                assertThat(then.tags()).as("%s on %s", customer, day).isEqualTo(said.tags());
                assertThat(then.stage()).isEqualTo(said.stage());
            }
        }
    }
}
