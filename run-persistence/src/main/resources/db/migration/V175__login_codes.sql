-- Codes of "terraform login": only their hashes, and how each is to be redeemed. A code that was used is kept for a while,
-- so that a second use can end the token that the first one gave.
create table login_code (
    hash text primary key,
    version bigint not null,
    user_id text not null references users on delete cascade,
    redirect_uri text not null,
    code_challenge text not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    token_id text references token on delete set null
);
create index login_code_user on login_code (user_id);
create index login_code_token on login_code (token_id);
create index login_code_expires on login_code (expires_at);
