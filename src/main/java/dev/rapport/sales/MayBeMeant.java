package dev.rapport.sales;

import dev.rapport.customer.Candidate;
import java.util.List;

/**
 * Who a lead that is about to be taken in, or was, may be: only a person can tell.
 *
 * @param customers of the same phone, e-mail address or name, and firms of the company's name
 * @param leads still worked on, of the same phone, e-mail address or name, which the asker may see
 * @param otherLeads how many more there are that the asker may not see
 */
public record MayBeMeant(List<Candidate> customers, List<LeadRow> leads, int otherLeads) {

    public boolean isNobody() {
        return customers.isEmpty() && leads.isEmpty() && otherLeads == 0;
    }
}
