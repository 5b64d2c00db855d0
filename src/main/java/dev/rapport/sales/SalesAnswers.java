package dev.rapport.sales;

import dev.rapport.engine.AnswerCheck;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a deal or a lead would not take of an answer, told while it can be mended. */
@Component
class SalesAnswers implements AnswerCheck {

    private final Opportunities opportunities;
    private final Products products;
    private final Currency currency;

    SalesAnswers(Opportunities opportunities, Products products, @Value("${rapport.currency:CNY}") Currency currency) {
        this.opportunities = opportunities;
        this.products = products;
        this.currency = currency;
    }

    @Override
    public Set<String> processes() {
        return Set.of("lead-assignment", "opportunity");
    }

    @Override
    public void check(SubjectId subject, String elementId, TaskSubmission answer) {
        requireReason(answer, "lost", "lostReason");
        requireReason(answer, "discarded", "discardReason");
        Stream.of("amount", "paidAmount")
                .flatMap(field -> Optional.ofNullable(answer.text(field)).stream())
                .forEach(said -> requireAmount(said, unit(subject).getCurrencyCode()));
        Optional.ofNullable(answer.text("discountPercent"))
                .ifPresent(percent -> new Discount(new BigDecimal(percent), null, null));
        Optional.ofNullable(answer.text("product"))
                .filter(name -> products.named(name).isEmpty())
                .ifPresent(name -> {
                    throw Refused.invalid("sales.no-such-product", name);
                });
    }

    private static void requireAmount(String said, String currency) {
        Money.written(new BigDecimal(said).stripTrailingZeros(), currency);
    }

    private Currency unit(SubjectId subject) {
        return opportunities
                .find(OpportunityId.of(subject))
                .map(opportunity -> opportunity.amount().currency())
                .orElse(currency);
    }

    /** Whatever form a designer has drawn, or an earlier release had. */
    private static void requireReason(TaskSubmission answer, String outcome, String reason) {
        if (outcome.equals(answer.text("outcome")) && CleanText.saysNothing(answer.text(reason)))
            throw Refused.unfit("sales.reason-missing");
    }
}
