package dev.rapport.community;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.customer.Customers;
import dev.rapport.platform.GlobalSearch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds members by the customer's name, the group and the number. */
@Component
class MemberSearch implements GlobalSearch {

    private final MemberQueries members;
    private final Customers customers;

    MemberSearch(MemberQueries members, Customers customers) {
        this.members = members;
        this.customers = customers;
    }

    @ForThoseConcerned
    @Override
    public List<Hit> find(String text, int limit) {
        var found =
                members.list(new MemberFilter(text, null, null), limit, null).items();
        var names = customers.names(found.stream().map(Member::customer).toList());
        return found.stream()
                .map(member -> new Hit(
                        "nav.community",
                        names.getOrDefault(member.customer(), "–"),
                        member.number() + " · " + member.group(),
                        "members/" + member.number()))
                .toList();
    }
}
