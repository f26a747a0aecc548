### English, as it is said in South Africa. Every message is whole; none is built from pieces.

## The frame of every page

shell-skip = Skip to content
shell-find = Find or do
shell-theme = Light or dark
shell-language = Language
shell-close = Close
shell-cancel = Leave it
shell-save = Save
shell-saved = Saved { $time }
shell-undo = Undo
shell-undone = Undone
shell-more = More
shell-try-again = Try again
shell-reconnecting = Reconnecting
shell-failed = That did not work, and nothing has changed. Try again, or load the page afresh.
shell-offline = There is no line right now. Nothing has changed. Try again when the line is back.
shell-demo = Demo: real orders of a British gift shop (Online Retail II, D. Chen, CC BY 4.0), moved by whole weeks. Names and addresses are made up.
shell-demo-short = Demo: real orders, made-up names.

## Where one can go

nav-main = Main
nav-short = Main, short
nav-shop-menu = Shop menu
nav-know = Know
nav-sell = Sell
nav-reach = Reach
nav-messages = Messages
nav-channels = Email
nav-learn = Learn
nav-customers = Customers
nav-orders = Orders
nav-products = Products
nav-reports = Reports
nav-settings = Settings
nav-team = Team
nav-imports = Imports
nav-jobs = Jobs
nav-audit = Audit log
nav-me = My profile
nav-sign-out = Sign out
nav-more = More

## The palette

palette-ask = Find a customer, order or action
palette-results = Results
palette-here = On this page
palette-go = Go to
palette-none = Nothing found. Try fewer letters.
palette-move = move
palette-open = open
palette-close = close
palette-acts = acts
palette-orders = orders
palette-people = people

## The keys

keys-title = Keyboard
keys-everywhere = Everywhere
keys-lists = Lists and forms
keys-search = Search this list
keys-this = This list of keys
keys-undo = Undo the last action
keys-back = Close, step back
keys-next = Next, previous
keys-open = Open
keys-send = Send the form
keys-off-hint = Single letters can be turned off in your profile.
keys-are-off = Single letters are turned off in your profile. Ctrl K still works.

## Lists

list-counted = { $shown } of { $all }
list-more = Show more
list-columns = Columns
list-columns-show = Show these
list-drop-filter = Drop this filter

## Forms, work that runs, charts

form-faults =
    { $count ->
        [one] One field needs a look.
       *[other] { $count } fields need a look.
    }
job-counted = { $done } of { $all }
job-so-far = { $done } so far
job-left-seconds = About { $count } s left
job-left-minutes = About { $count } min left
job-leave = You can leave this page.
job-stop = Stop
chart-as-table = Show as a table
chart-as-csv = Download as CSV

## What can go wrong, and who may do what

base-busy = Too much is going on at once. Nothing has changed. Try again in a moment.
base-disk-full = The disk of the shop's machine is full. Nothing was saved. Free some space, then try again.
base-too-slow = That took too long and was stopped. Nothing has changed. Ask for less at once, or try again.
base-database-away = The database does not answer. Nothing has changed. It is tried again by itself.
base-perhaps-saved = The line to the database broke while this was being saved. Look whether it is there before you do it again.
base-forbidden = { $role ->
    [owner] Only an owner can do this. Ask one.
    [manager] Only a manager or an owner can do this. Ask one.
   *[staff] A viewer cannot do this. Ask a colleague.
 }
base-other-site = This came from another website, so it was not done.
base-stale-form = This page was open for too long. Load it afresh and do it again.
base-form-too-large = This is too long to send at once.
base-file-too-large = This file is larger than { $most } MB. Split it and bring in the parts one after the other.
base-file-broke-off = The file broke off on its way, so nothing of it was kept. Send it again.
base-form-unreadable = The form could not be read. Load the page afresh and try again.
base-not-found = This page or thing is not here. It may have been merged or erased.
base-not-found-title = Not here
base-forbidden-title = Not allowed
base-failed-title = That did not work
base-signed-out = Please sign in.
base-internal = Something went wrong on our side. Nothing has changed. Try again; if it stays, tell whoever runs this machine.
base-home = Back to the start
role-viewer = Viewer
role-staff = Staff
role-manager = Manager
role-owner = Owner
