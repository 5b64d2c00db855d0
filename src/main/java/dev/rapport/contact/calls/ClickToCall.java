package dev.rapport.contact.calls;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.customer.PhonesToCall;
import dev.rapport.customer.PhonesToCall.Phone;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Has the asker's own telephone ring, and the customer's when it is taken up. Only numbers that may be used for it are called;
 * the asker need not see them in full. That there was a call, the telephone system tells.
 */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
public class ClickToCall {

    private static final Role[] WORKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private final List<Dialler> diallers;
    private final ChannelAccounts accounts;
    private final KnownExtensions extensions;
    private final Calls calls;
    private final PhonesToCall phones;
    private final HomeRegion home;
    private final Access access;

    ClickToCall(
            List<Dialler> diallers,
            ChannelAccounts accounts,
            KnownExtensions extensions,
            Calls calls,
            PhonesToCall phones,
            HomeRegion home,
            Access access) {
        this.diallers = diallers;
        this.accounts = accounts;
        this.extensions = extensions;
        this.calls = calls;
        this.phones = phones;
        this.home = home;
        this.access = access;
    }

    private record Way(Dialler dialler, KnownExtensions.Telephone telephone) {}

    /** Whether the asker has a telephone that can be made to call. */
    @ForEverybody("tells only what the asker may")
    public boolean isThere() {
        return access.hasRole(WORKERS) && way().isPresent();
    }

    /** Calls back the other side of a call, by its number such as K-0042 or its id. */
    @ForThoseConcerned
    public void back(String call) {
        var number = calls.behind(call).orElseThrow(() -> Refused.conflict("call.no-number", call));
        dial(number);
    }

    /**
     * One of the numbers of a customer.
     *
     * @param number as the asker reads it, or in any spelling where they read it in full: nobody finds the digits behind a
     *     mask by trying
     */
    public void customer(CustomerId customer, String number) {
        var masked = phones.of(customer).stream()
                .filter(phone -> phone.shown().equals(number.strip()))
                .toList();
        if (masked.size() == 1) dial(masked.getFirst().number());
        else {
            var wanted = PhoneNumber.read(number, home.code());
            dial(phones.of(customer).stream()
                    .filter(Phone::isInFull)
                    .map(Phone::number)
                    .filter(text -> PhoneNumber.parse(text, home.code())
                            .filter(wanted::equals)
                            .isPresent())
                    .findFirst()
                    .orElseThrow(ClickToCall::notTheirs));
        }
    }

    /** One of {@link #numbers}. */
    public void customer(CustomerId customer, UUID phone) {
        dial(phones.of(customer).stream()
                .filter(one -> one.id().equals(phone))
                .findFirst()
                .orElseThrow(ClickToCall::notTheirs)
                .number());
    }

    /** Whom a promise was made to, at the number that is known longest. */
    public void promised(CustomerId customer) {
        dial(phones.of(customer).stream()
                .findFirst()
                .orElseThrow(ClickToCall::notTheirs)
                .number());
    }

    /** Those of a customer that the asker may have called. */
    public List<Phone> numbers(CustomerId customer) {
        return phones.of(customer);
    }

    private static Refused notTheirs() {
        return Refused.invalid("call.not-their-number").at("number");
    }

    private void dial(String number) {
        var checked = PhoneNumber.parse(number, home.code())
                .filter(PhoneNumber::isCertain)
                .filter(one -> !one.isPremium())
                .orElseThrow(() -> Refused.invalid("call.not-dialled").at("number"));
        var way = way().orElseThrow(() -> Refused.conflict("call.no-telephone"));
        var telephone = way.telephone();
        way.dialler().call(accounts.settings(telephone.account()), telephone.extension(), checked);
    }

    private Optional<Way> way() {
        var me = access.me().id();
        for (var dialler : diallers) {
            var ready = accounts.connected(dialler.platform()).stream()
                    .map(ChannelAccount::id)
                    .toList();
            if (ready.isEmpty()) continue;
            var telephones = extensions.of(me, ready);
            if (!telephones.isEmpty()) return Optional.of(new Way(dialler, telephones.getFirst()));
        }
        return Optional.empty();
    }
}
