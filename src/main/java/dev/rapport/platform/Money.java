package dev.rapport.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** An amount of a currency, kept to the currency's smallest coin. */
public record Money(BigDecimal amount, Currency currency) {

    private static final int LONGEST = 16;
    private static final int MOST_DECIMALS = 100;

    public Money {
        requireWritable(amount);
        amount = amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP);
    }

    public static Money of(BigDecimal amount, String currency) {
        try {
            return new Money(amount, Currency.getInstance(currency));
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("error.no-such-currency", currency);
        }
    }

    /** Reads an amount that somebody wrote; refuses one that a currency has no coins for or that could mean two things. */
    public static Money written(String amount, String currency) {
        var coins = Money.of(BigDecimal.ZERO, currency);
        return new Money(WrittenNumber.read(amount, coins.amount.scale()), coins.currency);
    }

    /** The same of a number that a program gave. */
    public static Money written(BigDecimal amount, String currency) {
        requireWritable(amount);
        return written(amount.toPlainString(), currency);
    }

    /** Before its digits are written out: a few characters such as 1e999999999 would fill the memory. */
    private static void requireWritable(BigDecimal amount) {
        if ((long) amount.precision() - amount.scale() > LONGEST || amount.scale() > MOST_DECIMALS)
            throw Refused.invalid("error.amount-too-large");
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public String formatted(Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }
}
