package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final UserId ANNA = UserId.next();

    private static Lead aLead() {
        var contact = Contact.read("Li Wei", null, "138 1234 5678", "li@example.com", "CN");
        var origin = new Lead.Origin("Google", null, null, Map.of());
        return Lead.arrived(LeadId.next(), "L-0001", new NewLead(contact, origin, null), NOW);
    }

    @Test
    void goesFromArrivalToItsOwnerAndBecomesAnOpportunity() {
        var customer = CustomerId.next();
        var lead = aLead().assignedTo(ANNA, "sales-east", NOW).qualified(customer, NOW);
        assertThat(lead.status()).isEqualTo(LeadStatus.QUALIFIED);
        assertThat(lead.customer()).isEqualTo(customer);
        assertThat(lead.owner()).contains(ANNA);
    }

    @Test
    void doesNotReturnToSomebodyWhoLetItLie() {
        var back = aLead().assignedTo(ANNA, "sales-east", NOW).takenBack();
        assertThat(back.passedOver()).containsExactly(ANNA);
        assertThat(back.owner()).isEmpty();
        assertThatThrownBy(() -> back.assignedTo(ANNA, "sales-east", NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void isNotGivenAwayTwice() {
        var assigned = aLead().assignedTo(ANNA, "sales-east", NOW);
        assertThatThrownBy(() -> assigned.assignedTo(UserId.next(), "sales-east", NOW))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(assigned::waiting).isInstanceOf(Refused.class);
    }

    @Test
    void isNotClosedBeforeSomebodyHasIt() {
        assertThatThrownBy(() -> aLead().discarded("wrong number", NOW)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> aLead().waiting().nurtured(CustomerId.next(), NOW))
                .isInstanceOf(Refused.class);
    }

    @Test
    void isDiscardedOnlyForAReason() {
        var assigned = aLead().assignedTo(ANNA, "sales-east", NOW);
        assertThatThrownBy(() -> assigned.discarded(" ", NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void staysAsItIsOnceItCameToAnEnd() {
        var merged = aLead().mergedInto(LeadId.next(), NOW);
        assertThatThrownBy(merged::waiting).isInstanceOf(Refused.class);
        assertThatThrownBy(merged::takenBack).isInstanceOf(Refused.class);
    }

    @Test
    void isNotMergedWithItself() {
        var lead = aLead();
        assertThatThrownBy(() -> lead.mergedInto(lead.id(), NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void knowsItsContactPointsInTheirNormalForms() {
        assertThat(aLead().contact().points()).containsExactly("+8613812345678", "li@example.com");
    }
}
