package dev.rapport.contact.wecom;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a welcome, with places for names: {@code {customer}} or {@code {客户}}, {@code {staff}} or {@code {员工}}. */
record WelcomeText(String text) {

    /** What WeCom takes. */
    private static final int MOST_BYTES = 4_000;

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern CUSTOMER = Pattern.compile("\\{(?:customer|客户)}");
    private static final Pattern STAFF = Pattern.compile("\\{(?:staff|员工)}");
    private static final Pattern KNOWN = Pattern.compile("customer|客户|staff|员工");

    /** Refused where it has places that nobody fills in, or is longer than WeCom takes. */
    static WelcomeText checked(String written) {
        if (written.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)
            throw Refused.invalid("wecom-welcome.too-long", MOST_BYTES);
        var places = PLACE.matcher(written);
        while (places.find())
            if (!KNOWN.matcher(places.group(1)).matches())
                throw Refused.invalid("wecom-welcome.no-such-place", places.group());
        return new WelcomeText(written);
    }

    boolean isNothing() {
        return CleanText.saysNothing(text);
    }

    boolean namesCustomer() {
        return CUSTOMER.matcher(text).find();
    }

    boolean namesStaff() {
        return STAFF.matcher(text).find();
    }

    /** As it is sent; names that are too long for that are left out. */
    String said(String customer, String staff) {
        var said = filled(customer, staff);
        return said.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES ? said : filled("", "");
    }

    private String filled(String customer, String staff) {
        return PLACE.matcher(text)
                .replaceAll(place ->
                        Matcher.quoteReplacement(CUSTOMER.matcher(place.group()).matches() ? customer : staff));
    }
}
