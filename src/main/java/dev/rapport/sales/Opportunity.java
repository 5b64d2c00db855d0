package dev.rapport.sales;

import dev.rapport.cases.SubjectStands;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.sales.OpportunityState.Lost;
import dev.rapport.sales.OpportunityState.Open;
import dev.rapport.sales.OpportunityState.Won;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A possible deal. Every change gives a new opportunity and refuses what the state does not allow.
 *
 * @param amount what it is worth before the discount
 * @param team key of the team that holds it
 * @param lead the lead it grew from
 * @param external its number in the system it was imported from
 */
public record Opportunity(
        OpportunityId id,
        String number,
        String name,
        @Nullable CustomerId customer,
        @Nullable ProductId product,
        Money amount,
        Discount discount,
        UserId owner,
        String team,
        @Nullable LeadId lead,
        @Nullable String external,
        Instant openedAt,
        OpportunityState state) {

    public Opportunity {
        if (name.isBlank() || name.length() > 200) throw Refused.invalid("sales.bad-name");
        if (amount.isNegative()) throw Refused.invalid("sales.negative-amount");
    }

    /** The same under another name. */
    Opportunity named(String other) {
        return new Opportunity(
                id, number, other, customer, product, amount, discount, owner, team, lead, external, openedAt, state);
    }

    /** Moves on to the next stage, or stays; nothing is skipped. */
    Opportunity entered(Stage stage, Instant at) {
        var open = requireOpen();
        if (stage == open.stage()) return this;
        if (open.stage().next().filter(stage::equals).isEmpty())
            throw Refused.conflict("sales.stage-skipped", number, open.stage(), stage);
        return in(new Open(stage, at));
    }

    /** Goes from its owner to another. */
    Opportunity heldBy(UserId other, String otherTeam) {
        requireOpen();
        return new Opportunity(
                id, number, name, customer, product, amount, discount, other, otherTeam, lead, external, openedAt,
                state);
    }

    Opportunity worth(Money amount) {
        requireOpen();
        return priced(amount, discount);
    }

    /** Another discount needs to be looked at again. */
    Opportunity discounted(BigDecimal percent, @Nullable UserId askedBy) {
        requireOpen();
        var isApproved = discount.approvedBy() != null && percent.compareTo(discount.percent()) == 0;
        return isApproved ? this : priced(amount, new Discount(percent, askedBy, null));
    }

    Opportunity discountApproved(UserId by) {
        requireOpen();
        requireImpartial(by);
        return priced(amount, new Discount(discount.percent(), discount.askedBy(), by));
    }

    /** What was refused is no part of the deal any more. */
    Opportunity discountRefused() {
        requireOpen();
        return priced(amount, Discount.NONE);
    }

    /** What the customer owes for it: the amount without the discount. */
    Money price() {
        var share = BigDecimal.valueOf(100).subtract(discount.percent()).movePointLeft(2);
        return new Money(amount.amount().multiply(share), amount.currency());
    }

    /** Refuses whoever would approve a discount of their own. */
    void requireImpartial(UserId approver) {
        if (approver.equals(owner) || approver.equals(discount.askedBy()))
            throw Refused.notAllowed("sales.own-discount", number);
    }

    Opportunity won(Instant at) {
        var open = requireOpen();
        if (open.stage() != Stage.PAYMENT) throw Refused.conflict("sales.not-paid", number);
        return in(new Won(at));
    }

    Opportunity lost(String reason, Instant at) {
        var why = CleanText.body(reason);
        if (why.isEmpty() || why.length() > 500) throw Refused.invalid("sales.reason-missing");
        return in(new Lost(requireOpen().stage(), why, at));
    }

    /** Takes a lost opportunity up again, at that stage. */
    Opportunity reopened(Stage stage, Instant at) {
        if (!(state instanceof Lost)) throw Refused.conflict("sales.not-lost", number);
        return in(new Open(stage, at));
    }

    private Open requireOpen() {
        if (state instanceof Open open) return open;
        throw Refused.conflict("sales.opportunity-closed", number);
    }

    SubjectStands stands() {
        return new SubjectStands(id.subject(), state.word(), state.closedAt());
    }

    private Opportunity in(OpportunityState state) {
        return new Opportunity(
                id, number, name, customer, product, amount, discount, owner, team, lead, external, openedAt, state);
    }

    private Opportunity priced(Money amount, Discount discount) {
        return new Opportunity(
                id, number, name, customer, product, amount, discount, owner, team, lead, external, openedAt, state);
    }
}
