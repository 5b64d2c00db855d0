package dev.rapport.loyalty;

import static dev.rapport.platform.ErasedRows.Why.NO_WORDS;
import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.deleted;
import static dev.rapport.platform.ErasedRows.kept;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.KeepsCustomer;
import dev.rapport.platform.KeptOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of points and coupons when customers become one, ask what is kept of them, or are erased. */
@Configuration(proxyBeanMethods = false)
class LoyaltyOfCustomers {

    private static final String THEIRS = "customer_id = any(:customers)";

    @Bean
    FollowsCustomer pointsFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("points_entry", "customer_id"),
                CustomerTable.of("points_lot", "customer_id"),
                CustomerTable.of("points_debt", "customer_id"),
                CustomerTable.of("coupon", "customer_id"));
    }

    /** What orders gave is taken back with them, and leaves its two lines in the ledger. */
    @Bean
    KeepsCustomer whoHasPoints() {
        return new KeepsCustomer(
                "points_entry", "customer_id", "not (occasion = 'PURCHASE' and kind in ('EARN', 'REVERSE'))");
    }

    @Bean
    KeepsCustomer whoHasCoupons() {
        return KeepsCustomer.by("coupon", "customer_id");
    }

    @Bean
    KeptOfCustomer pairingsOfPoints() {
        return new KeptOfCustomer(
                "points_pairing", "entry_id in (select id from points_entry where customer_id = :customer)");
    }

    /** Who is erased spends nothing any more; the entries stay as numbers. */
    @Bean
    ErasesCustomer pointsOfErasedCustomers() {
        return new ErasesCustomer(
                deleted("points_lot", THEIRS),
                deleted("points_debt", THEIRS),
                blanked("points_entry", THEIRS, "reason = null", "about = null", "known_by = null"),
                kept("points_pairing", "entry_id in (select id from points_entry where " + THEIRS + ")", NO_WORDS));
    }

    /** What was taken off orders stays, and what is reserved until it is let go. */
    @Bean
    ErasesCustomer couponsOfErasedCustomers() {
        return new ErasesCustomer(
                deleted("coupon", THEIRS + " and state in ('ISSUED', 'VOID')"),
                blanked(
                        "coupon",
                        THEIRS,
                        "code_hash = sha256(cast('erased ' || id as bytea))",
                        "code_sealed = ''",
                        "issued_for = null",
                        "order_number = case when order_number is null then null else 'erased ' || id end",
                        "void_reason = null",
                        "given_back_order = case when given_back_order is null then null else 'erased ' || id end",
                        "given_back_reason = case when given_back_reason is null then null else '' end"));
    }
}
