-- The last redemption of a coupon that was given back, since its order was cancelled.
alter table coupon
    add column given_back_at     timestamptz,
    add column given_back_by     uuid,
    add column given_back_order  text,
    add column given_back_reason text,
    add constraint coupon_given_back_whole check (
        (given_back_at is null) = (given_back_order is null) and (given_back_at is null) = (given_back_reason is null));
