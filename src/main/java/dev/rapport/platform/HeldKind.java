package dev.rapport.platform;

/** A kind of words that wait a moment before a customer has them, with what becomes of them. A Spring bean. */
public interface HeldKind {

    String kind();

    /** Whether a customer is to read them as an answer. */
    default boolean isAnswer() {
        return false;
    }

    /** Number of the case that it is about, by which people know it. */
    String number(Held held);

    /**
     * Lets it go out, in the transaction that forgets that it waited: so it happens once.
     *
     * @return what remains to be done when that is over; a crash may leave it out, so others must make it good
     */
    Runnable send(Held held);

    /** It was taken back, in the transaction that forgets it. */
    default void takenBack(Held held) {}

    /**
     * It was taken back on some other page, in the transaction that forgets it: its words must stay for their author.
     *
     * @return the address of the page where the author goes on writing
     */
    String keepForAuthor(Held held);

    /** It can go out no more; what was written must not be lost. In a transaction of its own. */
    void keep(Held held, Refused because);
}
