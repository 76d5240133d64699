/* Made from the OpenAPI document by `npm run docs`; a test holds it against the document. Do not edit it here. */

/** What each route takes and answers. A call carries everything but `answer`. */
export interface Routes {
  get: {
    /** Provinces; with `province`, its communes */
    '/administrative-units': {
      query?: {
        province?: string | undefined;
      };
      answer: {
        data: AdministrativeUnit[];
      };
    };
    /** Who has applied to my units before, by name, phone or ID number; at most eight, latest first */
    '/applicants': {
      query: {
        q: string;
      };
      answer: {
        data: EarlierApplicant[];
      };
    };
    /** My unfinished applications, latest first */
    '/applications': {
      answer: {
        data: {
          id: string;
          procedure: Named;
          savedAt: string;
        }[];
      };
    };
    /** My application with what is still missing and what it will cost */
    '/applications/{id}': {
      params: {
        id: string | number;
      };
      answer: Application;
    };
    /** Papers of mine that are here already, for each component they would do for */
    '/applications/{id}/earlier-files': {
      params: {
        id: string | number;
      };
      answer: {
        data: {
          component: string;
          files: EarlierFile[];
        }[];
      };
    };
    /** The bytes of a file I attached */
    '/applications/{id}/files/{fileId}': {
      params: {
        id: string | number;
        fileId: string | number;
      };
      answer: Blob;
    };
    /** The audit log, the newest entries first */
    '/audit': {
      query?: {
        /** Part of the name of who did it */
        who?: string | undefined;
        /** Part of the name of whom it was done to */
        about?: string | undefined;
        action?: string | undefined;
        subjectKind?: string | undefined;
        subjectId?: string | undefined;
        /** Code of a dossier */
        dossier?: string | undefined;
        /** First day, in Vietnam */
        from?: string | undefined;
        /** Last day, included */
        through?: string | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: AuditEntry[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** The latest checks of the audit log: how far, by whom, with which result */
    '/audit/checks': {
      answer: {
        data: AuditCheck[];
      };
    };
    /** Holidays and swapped days of a year */
    '/calendar/{year}': {
      params: {
        year: string | number;
      };
      answer: CalendarYear;
    };
    /** Results to post and parcels of my units that have not arrived, longest waiting first */
    '/deliveries': {
      query?: {
        queue?: 'toPost' | 'underway' | 'trouble' | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: PostalItem[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** Money that needs a person, oldest first */
    '/discrepancies': {
      query?: {
        status?: 'open' | 'resolved' | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: MoneyCase[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** Search the dossiers of my units by code, name, phone or ID, status, procedure and day */
    '/dossiers': {
      query?: {
        q?: string | undefined;
        status?:
          | 'draft'
          | 'submitted'
          | 'supplement_requested'
          | 'payment_requested'
          | 'processing'
          | 'withdrawal_requested'
          | 'stopped'
          | 'result_ready'
          | 'returned'
          | 'refused'
          | 'withdrawn'
          | undefined;
        unit?: string | undefined;
        procedure?: string | undefined;
        /** Submitted on or after */
        from?: string | undefined;
        /** Submitted on or before */
        to?: string | undefined;
        bucket?:
          | 'early'
          | 'onTime'
          | 'late'
          | 'openOverdue'
          | 'openInTime'
          | 'paused'
          | 'atReception'
          | 'notAccepted'
          | undefined;
        field?: string | undefined;
        /** Who has it while it is open, or who last worked on it */
        officer?: string | undefined;
        /** Who holds an open task of my units on it */
        holder?: string | undefined;
        /** With `holder`: how urgent that task is */
        taskDue?: 'overdue' | 'soon' | undefined;
        /** The unit’s work on it ended on or after */
        settledFrom?: string | undefined;
        /** The unit’s work on it ended on or before */
        settledTo?: string | undefined;
        /** Due on or after */
        dueFrom?: string | undefined;
        /** Due on or before */
        dueTo?: string | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: DossierSummary[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** A dossier of my units. Reading it is logged */
    '/dossiers/{code}': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: Dossier;
    };
    /** Phiếu kiểm soát quá trình giải quyết hồ sơ: who had the dossier, how long, and on time or not, as of now */
    '/dossiers/{code}/control-sheet': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: Blob;
    };
    /** Parcels from and to the applicant, with what the carrier said */
    '/dossiers/{code}/deliveries': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: {
        data: DeliveryView[];
      };
    };
    /** The label of a parcel of either direction, with the carrier’s number as a barcode; once it is ordered */
    '/dossiers/{code}/deliveries/{deliveryId}/label': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
        deliveryId: string | number;
      };
      answer: Blob;
    };
    /** Papers, letters, results and receipts */
    '/dossiers/{code}/documents': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: {
        data: Document[];
      };
    };
    /** The bytes, to preview in place or to keep */
    '/dossiers/{code}/documents/{fileId}/file': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
        fileId: string | number;
      };
      query?: {
        disposition?: 'inline' | 'attachment' | undefined;
      };
      answer: Blob;
    };
    /** Phiếu yêu cầu nộp phí, lệ phí: what a dossier still owes, fee by fee, with the VietQR to pay it by transfer */
    '/dossiers/{code}/fee-slip': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: Blob;
    };
    /** Letters of this dossier */
    '/dossiers/{code}/letters': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: {
        data: Letter[];
      };
    };
    /** Messages between the applicant and the office */
    '/dossiers/{code}/messages': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: {
        data: Message[];
      };
    };
    /** Notes among staff; the applicant never sees them */
    '/dossiers/{code}/notes': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: {
        data: Note[];
      };
    };
    /** What was asked for, paid, waived and given back */
    '/dossiers/{code}/payments': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: {
        data: PaymentView[];
      };
    };
    /** Ai đã xem: which staff read it, and when */
    '/dossiers/{code}/reads': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: {
        data: ReadLogEntry[];
      };
    };
    /** Everything that happened, latest first, undone events included */
    '/dossiers/{code}/timeline': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: {
        data: TimelineEvent[];
      };
    };
    /** How what a dossier owes now is paid by bank transfer, as a VietQR code to be shown at the counter */
    '/dossiers/{code}/transfer': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: {
        transfer: TransferRequest | null;
      };
    };
    /** Cash drawers of my units, those not handed over yet first */
    '/drawers': {
      query?: {
        limit?: number | undefined;
      };
      answer: {
        data: Drawer[];
      };
    };
    /** My open cash drawers, one for each unit I take cash in */
    '/drawers/mine': {
      answer: {
        data: Drawer[];
        /** Units in which I have none */
        unopened: Named[];
      };
    };
    /** What changes among the dossiers I may see, as it happens. Says that something changed, never what is in it */
    '/events': {
      answer: Blob;
    };
    /** My latest exports, the newest first */
    '/exports': {
      answer: {
        data: Export[];
      };
    };
    /** The file of an export of mine */
    '/exports/{id}/file': {
      params: {
        id: string | number;
      };
      answer: Blob;
    };
    /** Fields, of one unit or all */
    '/fields': {
      query?: {
        unit?: string | undefined;
      };
      answer: {
        data: Field[];
      };
    };
    /** The file a link in a mail opens, without a session. A link whose time is over goes on (303) to a page that says how to get the file */
    '/files/{fileId}': {
      params: {
        fileId: string | number;
      };
      query: {
        /** Seconds since 1970 */
        until: number;
        signature: string;
      };
      answer: Blob;
    };
    /** Whether the books agree with themselves, the gateway’s reports, the receipts and the dossiers */
    '/ledger/check': {
      answer: LedgerCheck;
    };
    /** Who am I, in which units and roles, and what may I do */
    '/me': {
      answer: Me;
    };
    /** For whom I have applied so far: companies and people, with what was given last */
    '/me/applicants': {
      answer: {
        data: {
          kind?: 'citizen' | 'company' | undefined;
          name?: string | undefined;
          personalId?: string | undefined;
          phone?: string | undefined;
          email?: string | undefined;
          address?: Address | undefined;
          companyName?: string | undefined;
          taxCode?: string | undefined;
          representative?:
            | {
                name: string;
                personalId: string;
                /** Number and date of the letter of authority */
                authority: string;
              }
            | undefined;
        }[];
      };
    };
    /** Hồ sơ của tôi, latest first */
    '/me/dossiers': {
      query?: {
        status?:
          | 'draft'
          | 'submitted'
          | 'supplement_requested'
          | 'payment_requested'
          | 'processing'
          | 'withdrawal_requested'
          | 'stopped'
          | 'result_ready'
          | 'returned'
          | 'refused'
          | 'withdrawn'
          | undefined;
        q?: string | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: MyDossierSummary[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** Where my dossier stands, what is asked of me, when it is due and why */
    '/me/dossiers/{code}': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: MyDossier;
    };
    /** The bytes of a paper of mine, a letter to me, or my result; of a result on paper, a copy marked as one */
    '/me/dossiers/{code}/files/{fileId}': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
        fileId: string | number;
      };
      answer: Blob;
    };
    /** Giấy tờ đã nộp: every paper of my dossiers once, latest first, with where it was used */
    '/me/papers': {
      answer: {
        data: MyPaper[];
      };
    };
    /** What would become of my data if I closed my account: what goes, what is kept and until when */
    '/me/personal-data': {
      answer: PersonalDataOverview;
    };
    /** Everything kept about me, as a ZIP: the data as JSON, and the files */
    '/me/personal-data/archive': {
      answer: Blob;
    };
    /** With which key a browser subscribes to pushes; null while this installation sends none */
    '/me/push': {
      answer: PushSettings;
    };
    /** Danh sách giao dịch: what is to be paid, then what was */
    '/me/transactions': {
      query?: {
        payable?: 'true' | 'false' | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: TransactionSummary[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** Fees line by line with their legal basis, the receiving account, and how it can be paid */
    '/me/transactions/{id}': {
      params: {
        id: string | number;
      };
      answer: Transaction;
    };
    /** What happened to what I hold, watch or supervise, the latest first */
    '/news': {
      query?: {
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: NewsItem[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** How much of it I have not seen */
    '/news/unseen': {
      answer: UnseenNews;
    };
    /** Payments of my units, latest first */
    '/payments': {
      query?: {
        status?: 'awaited' | 'paid' | 'waived' | 'expired' | 'cancelled' | 'refunding' | 'refunded' | undefined;
        unit?: string | undefined;
        /** Dossier code or gateway reference */
        q?: string | undefined;
        from?: string | undefined;
        to?: string | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: PaymentSummary[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** VNPay says what became of a payment: verified, booked and answered in one go */
    '/payments/vnpay/ipn': {
      answer: GatewayReply;
    };
    /** The payer’s browser comes back: on to the portal’s waiting page. Changes nothing */
    '/payments/vnpay/return': {
      answer: undefined;
    };
    /** A payment with every attempt, every movement of money, its refunds and receipts */
    '/payments/{id}': {
      params: {
        id: string | number;
      };
      answer: Payment;
    };
    /** A receipt as PDF */
    '/payments/{id}/receipts/{receiptId}': {
      params: {
        id: string | number;
        receiptId: string | number;
      };
      answer: Blob;
    };
    /** Procedures of your units with a draft, and those that are closed or not in force yet */
    '/procedure-drafts': {
      answer: {
        data: UnshownProcedure[];
      };
    };
    /** The draft of a procedure, with its mistakes */
    '/procedure-drafts/{code}': {
      params: {
        code: string | number;
      };
      answer: ProcedureDraft;
    };
    /** Which action of the lifecycle causes which letter: the same for every procedure */
    '/procedure-letters': {
      answer: {
        data: CausedLetter[];
      };
    };
    /** Find a service by unit, field or words, with or without diacritics */
    '/procedures': {
      query?: {
        unit?: string | undefined;
        field?: string | undefined;
        q?: string | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: ProcedureSummary[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** The JSON Schema of a procedure definition as it is written in a file */
    '/procedures/definition-schema': {
      answer: JsonSchema;
    };
    /** A procedure as published today: papers, form, fees, steps, deadlines, legal basis */
    '/procedures/{code}': {
      params: {
        code: string | number;
      };
      answer: Procedure;
    };
    /** The current version as a file that can be changed and published again */
    '/procedures/{code}/definition': {
      params: {
        code: string | number;
      };
      answer: Blob;
    };
    /** The form of a paper, to be filled in; a sample where the agency has put none there */
    '/procedures/{code}/templates/{file}': {
      params: {
        code: string | number;
        file: string | number;
      };
      answer: Blob;
    };
    /** Every version of a procedure, open or closed: from when, by whom and why */
    '/procedures/{code}/versions': {
      params: {
        code: string | number;
      };
      answer: ProcedureHistory;
    };
    /** The definition of one version */
    '/procedures/{code}/versions/{version}': {
      params: {
        code: string | number;
        version: string | number;
      };
      answer: {
        version: number;
        validFrom: string;
        /** In the shape of a definition; in a draft its values may still be wrong */
        definition: { [name: string]: unknown };
      };
    };
    /** The receipts register of my units, latest first */
    '/receipts': {
      query?: {
        /** One of my units; all of them when left out */
        unit?: string | undefined;
        /** A series, as in `GET /receipts/series` */
        series?: string | undefined;
        status?: 'issued' | 'void' | undefined;
        /** With or without its leading zeros */
        number?: string | undefined;
        /** Issued on or after this day */
        from?: string | undefined;
        /** Issued on or before this day */
        to?: string | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: RegisteredReceipt[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** The register by series: numbers, amounts, and whether any number is missing */
    '/receipts/series': {
      query?: {
        /** One of my units; all of them when left out */
        unit?: string | undefined;
        /** A series, as in `GET /receipts/series` */
        series?: string | undefined;
        status?: 'issued' | 'void' | undefined;
        /** With or without its leading zeros */
        number?: string | undefined;
        /** Issued on or after this day */
        from?: string | undefined;
        /** Issued on or before this day */
        to?: string | undefined;
      };
      answer: {
        data: ReceiptSeries[];
      };
    };
    /** The bank accounts of my units that transfers come to: the present ones, then the former ones */
    '/receiving-accounts': {
      answer: {
        data: TransferAccount[];
      };
    };
    /** Reconciled days, the latest first */
    '/reconciliations': {
      query?: {
        /** Days before this one */
        before?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: Reconciliation[];
      };
    };
    /** What did not agree on a day, in payments of my units */
    '/reconciliations/{onDate}/differences': {
      params: {
        onDate: string | number;
      };
      answer: {
        data: ReconciledDifference[];
      };
    };
    /** Refunds of my units, latest first */
    '/refunds': {
      query?: {
        status?: 'requested' | 'approved' | 'sent' | 'needsPerson' | 'settled' | 'declined' | 'rejected' | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: Refund[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** Sổ theo dõi hồ sơ: what a unit of mine accepted in a period of at most 92 days */
    '/register': {
      query: {
        unit: string;
        /** First day of acceptance, in Vietnam */
        from: string;
        /** Last day of acceptance, in Vietnam */
        to: string;
      };
      answer: Blob;
    };
    /** The slowest step of each procedure, by time taken against time allowed */
    '/reports/bottlenecks': {
      query?: {
        /** One of the units I supervise; all of them when left out */
        unit?: string | undefined;
        /** First month; the present one when left out */
        from?: string | undefined;
        /** Last month; the present one when left out */
        to?: string | undefined;
      };
      answer: BottlenecksReport;
    };
    /** How many dossiers were done early, on time and late, and how the open ones stand */
    '/reports/deadlines': {
      query?: {
        /** One of the units I supervise; all of them when left out */
        unit?: string | undefined;
        /** First month; the present one when left out */
        from?: string | undefined;
        /** Last month; the present one when left out */
        to?: string | undefined;
        groupBy?: 'unit' | 'field' | 'procedure' | 'officer' | 'month' | undefined;
        field?: string | undefined;
        procedure?: string | undefined;
        officer?: string | undefined;
      };
      answer: DeadlinesReport;
    };
    /** What falls due within a week and will probably be late, and why */
    '/reports/forecast': {
      query?: {
        /** One of the units I supervise; all of them when left out */
        unit?: string | undefined;
      };
      answer: ForecastReport;
    };
    /** Evaluation indicators, each with its formula and where it is from */
    '/reports/indicators': {
      query?: {
        /** One of the units I supervise; all of them when left out */
        unit?: string | undefined;
        /** First month; the present one when left out */
        from?: string | undefined;
        /** Last month; the present one when left out */
        to?: string | undefined;
      };
      answer: IndicatorsReport;
    };
    /** Money that came and went by fee, unit, channel or day, added up from the ledger */
    '/reports/revenue': {
      query?: {
        /** One of my units; all of them, and money nobody knows, when left out */
        unit?: string | undefined;
        /** First day; the first of the present month when left out */
        from?: string | undefined;
        /** Last day; today when left out */
        to?: string | undefined;
        by?: 'fee' | 'unit' | 'channel' | 'day' | undefined;
      };
      answer: RevenueReport;
    };
    /** The movements of money that a figure of the revenue report is the sum of, latest first */
    '/reports/revenue/movements': {
      query?: {
        /** One of my units; all of them, and money nobody knows, when left out */
        unit?: string | undefined;
        /** First day; the first of the present month when left out */
        from?: string | undefined;
        /** Last day; today when left out */
        to?: string | undefined;
        by?: 'fee' | 'unit' | 'channel' | 'day' | undefined;
        /** A group of the report; all of them when left out */
        key?: string | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: RevenueMovement[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** What everybody holds, against what they get done in a week */
    '/reports/workload': {
      query?: {
        /** One of the units I supervise; all of them when left out */
        unit?: string | undefined;
      };
      answer: WorkloadReport;
    };
    /** Views of a list that are mine or shared with my units, with their counts */
    '/saved-views': {
      query: {
        list: 'tasks' | 'dossiers';
      };
      answer: {
        data: SavedView[];
      };
    };
    /** What the gateway has paid out, those that have not arrived first, and what it still owes, by age */
    '/settlements': {
      query?: {
        limit?: number | undefined;
      };
      answer: SettlementOverview;
    };
    /** The payments and refunds a payout consists of, those that do not fit our books first */
    '/settlements/{id}/lines': {
      params: {
        id: string | number;
      };
      answer: {
        data: PayoutLine[];
      };
    };
    /** My absences, those I am the substitute in, and those of the units I supervise */
    '/staff/absences': {
      query?: {
        /** Running and coming, or over */
        when?: 'current' | 'past' | undefined;
        /** All I may see, or only my own */
        whose?: 'all' | 'mine' | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: Absence[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** Whose absence I may enter: mine, and that of everybody in the units I supervise */
    '/staff/absences/colleagues': {
      answer: {
        data: Colleague[];
      };
    };
    /** Who can act for somebody on these days: they hold the same roles or were named for it */
    '/staff/absences/substitutes': {
      query: {
        /** Me when left out */
        person?: string | undefined;
        from: string;
        through: string;
      };
      answer: {
        data: Substitute[];
      };
    };
    /** Banks that take transfers by VietQR, with their BIN */
    '/staff/banks': {
      answer: {
        data: {
          bin: string;
          name: string;
          shortName: string;
        }[];
      };
    };
    /** The calendars that units work by, with every day and the notice that publishes it */
    '/staff/calendars': {
      answer: {
        data: CalendarInUse[];
      };
    };
    /** Everybody on staff by name, with their roles */
    '/staff/members': {
      query?: {
        /** Part of a name or an e-mail address */
        q?: string | undefined;
        unit?: string | undefined;
        role?: 'clerk' | 'officer' | 'lead' | 'signer' | 'accountant' | 'supervisor' | 'administrator' | undefined;
        /** Those who are here, or those who have left */
        state?: 'current' | 'ended' | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: StaffMember[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** One member of staff */
    '/staff/members/{id}': {
      params: {
        id: string | number;
      };
      answer: StaffMember;
    };
    /** What I want to hear of */
    '/staff/preferences': {
      answer: StaffPreferences;
    };
    /** All units as administrators keep them, closed ones too */
    '/staff/units': {
      answer: {
        data: ManagedUnit[];
      };
    };
    /** Figures of this year, for everyone */
    '/statistics': {
      query?: {
        unit?: string | undefined;
      };
      answer: Statistics;
    };
    /** The inbox by the day of the due date; within one day, applicants with priority first */
    '/tasks': {
      query?: {
        queue?: 'mine' | 'unit' | 'due-soon' | 'overdue' | 'paused' | 'watching' | undefined;
        /** Code, applicant’s name, phone or ID */
        q?: string | undefined;
        unit?: string | undefined;
        procedure?: string | undefined;
        /** Only applicants to be helped first */
        priority?: 'true' | undefined;
        /** `page.next` of the page before */
        cursor?: string | undefined;
        limit?: number | undefined;
      };
      answer: {
        data: Task[];
        page: {
          /** Cursor of the next page; null on the last */
          next: string | null;
          /** How many rows match; a lower bound when not exact */
          total: number;
          totalIsExact: boolean;
        };
      };
    };
    /** How many wait in each queue */
    '/tasks/counts': {
      answer: TaskCounts;
    };
    /** A task with what I may do and the forms for it */
    '/tasks/{id}': {
      params: {
        id: string | number;
      };
      answer: TaskDetail;
    };
    /** Follow a dossier by code and key, without an account. 404 for either being wrong */
    '/track/{code}': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      query: {
        key: string;
      };
      answer: Tracking;
    };
    /** Units, those that take dossiers and those that are only consulted */
    '/units': {
      answer: {
        data: Unit[];
      };
    };
    /** A unit with its fields and what is under way in it */
    '/units/{code}': {
      params: {
        code: string | number;
      };
      answer: UnitDetails;
    };
  };
  post: {
    /** Begin an application; the applicant’s data comes from the account */
    '/applications': {
      idempotencyKey: string;
      body: {
        procedureCode: string;
        /** A dossier of mine for the same procedure: its data to begin with */
        like?: string | undefined;
      };
      answer: Application;
    };
    /** Put to a component what came as an upload in pieces, or a paper given before. Twice is kept once */
    '/applications/{id}/components/{key}/files': {
      params: {
        id: string | number;
        key: string | number;
      };
      body:
        | FinishedUpload
        | {
            earlierFileId: string;
          };
      answer: Application;
    };
    /** Nộp hồ sơ: hand it in. Answers the code and the tracking key */
    '/applications/{id}/submit': {
      params: {
        id: string | number;
      };
      idempotencyKey: string;
      body: {
        revision: number;
        /** What the applicant was told it costs; refused when it no longer does */
        shownTotalVnd?: number | undefined;
      };
      answer: Submission;
    };
    /** Recompute every chain of the audit log, in the background */
    '/audit/checks': {
      idempotencyKey: string;
      body: {
        /** An anchor kept elsewhere, to be compared with; without it, that of the last good check */
        kept?: AuditAnchor | undefined;
      };
      answer: AuditCheck;
    };
    /** Call off a check that is not finished */
    '/audit/checks/{id}/cancel': {
      params: {
        id: string | number;
      };
      answer: AuditCheck;
    };
    /** When a span of working time ends, and why. Changes nothing */
    '/calendar/due-date': {
      body: DueDateRequestInput;
      answer: DueDate;
    };
    /** Publish the days of a year. Open dossiers have their dates reckoned anew */
    '/calendar/{year}': {
      params: {
        year: string | number;
      };
      idempotencyKey: string;
      body: YearPublication;
      answer: PublishedYear;
    };
    /** What publishing these days would do to the due dates of open dossiers. Changes nothing */
    '/calendar/{year}/preview': {
      params: {
        year: string | number;
      };
      body: YearPublication;
      answer: CalendarEffect;
    };
    /** Resolve a case in one of its ways. A refund not yet asked for is asked for, and waits for a second person */
    '/discrepancies/{id}/resolve': {
      params: {
        id: string | number;
      };
      idempotencyKey: string;
      body: {
        resolution:
          | 'refund'
          | 'assign'
          | 'keep'
          | 'gatewayReleased'
          | 'gatewayReturned'
          | 'notOurs'
          | 'refundArrived'
          | 'refundNotDone'
          | 'goesOnWithout'
          | 'explained';
        reason: string;
        /** With `assign`: whose awaited payment the money is for */
        dossierCode?: string | undefined;
        /** With `refund`, where the gateway cannot give it back */
        method?: 'gateway' | 'transfer' | 'cash' | undefined;
      };
      answer: MoneyCase;
    };
    /** Make a case mine */
    '/discrepancies/{id}/take': {
      params: {
        id: string | number;
      };
      answer: MoneyCase;
    };
    /** Take in a paper dossier; the reception task is mine */
    '/dossiers': {
      idempotencyKey: string;
      body: CounterReceptionInput;
      answer: Dossier;
    };
    /** Any of the dossier’s `allowedActions` */
    '/dossiers/{code}/actions': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      idempotencyKey: string;
      body: ActionRequestInput;
      answer: ActionOutcome;
    };
    /** What an action would do: status, clock, new due date, letter. Changes nothing */
    '/dossiers/{code}/actions/preview': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      body: ActionRequestInput;
      answer: ActionPreview;
    };
    /** The bank’s page for what a dossier owes, as an address and as a QR code to be scanned at the counter */
    '/dossiers/{code}/checkout': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      idempotencyKey: string;
      body: {
        method?: 'any' | 'bank' | 'ewallet' | 'qr' | 'card' | undefined;
      };
      answer: {
        redirectUrl: string;
        attemptRef: string;
        expiresAt: string;
        amountVnd: number;
        /** The address as a picture */
        qrSvg: string;
      };
    };
    /** Call back a parcel with a result before the postman has it: the result stays at the counter */
    '/dossiers/{code}/deliveries/{deliveryId}/recall': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
        deliveryId: string | number;
      };
      answer: {
        data: DeliveryView[];
      };
    };
    /** Upload a result, a scanned receipt or an attachment; actions refer to it by its id */
    '/dossiers/{code}/documents': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      query: {
        purpose: 'component' | 'result' | 'receipt' | 'attachment';
        component?: string | undefined;
        name?: string | undefined;
      };
      upload: true;
      answer: Document;
    };
    /** Write to the applicant; a mail tells them */
    '/dossiers/{code}/messages': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      idempotencyKey: string;
      body: {
        text: string;
      };
      answer: Message;
    };
    /** Leave a note for colleagues */
    '/dossiers/{code}/notes': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      idempotencyKey: string;
      body: {
        text: string;
      };
      answer: Note;
    };
    /** Open my drawer with change in it; without this, it opens by itself with the first cash taken */
    '/drawers': {
      body: {
        unit: string;
        floatVnd: number;
      };
      answer: Drawer;
    };
    /** Close my drawer by what I counted; a difference needs a reason and becomes a money case */
    '/drawers/{id}/close': {
      params: {
        id: string | number;
      };
      body: {
        notes: {
          noteVnd: 500000 | 200000 | 100000 | 50000 | 20000 | 10000 | 5000 | 2000 | 1000 | 500 | 200;
          count: number;
        }[];
        /** `expectedVnd` as it was shown; refused when cash has moved since */
        expectedVnd: number;
        reason?: string | undefined;
      };
      answer: Drawer;
    };
    /** Close the drawer of somebody who is ill or has left, by what I counted; a third person, neither of us, takes it over */
    '/drawers/{id}/close-for-keeper': {
      params: {
        id: string | number;
      };
      body: {
        notes: {
          noteVnd: 500000 | 200000 | 100000 | 50000 | 20000 | 10000 | 5000 | 2000 | 1000 | 500 | 200;
          count: number;
        }[];
        /** `expectedVnd` as it was shown; refused when cash has moved since */
        expectedVnd: number;
        reason?: string | undefined;
        /** Why the keeper cannot count and close it */
        insteadBecause: string;
      };
      answer: Drawer;
    };
    /** Take over what somebody else counted and closed */
    '/drawers/{id}/confirm': {
      params: {
        id: string | number;
      };
      answer: Drawer;
    };
    /** Have a list of dossiers, a revenue report or the receipts register written into a file, in the background */
    '/exports': {
      idempotencyKey: string;
      body: {
        format: 'csv' | 'xlsx';
        /** Which dossiers; all of the units I supervise when nothing is named */
        dossiers?:
          | {
              q?: string | undefined;
              status?:
                | 'draft'
                | 'submitted'
                | 'supplement_requested'
                | 'payment_requested'
                | 'processing'
                | 'withdrawal_requested'
                | 'stopped'
                | 'result_ready'
                | 'returned'
                | 'refused'
                | 'withdrawn'
                | undefined;
              unit?: string | undefined;
              procedure?: string | undefined;
              from?: string | undefined;
              to?: string | undefined;
              bucket?:
                | 'early'
                | 'onTime'
                | 'late'
                | 'openOverdue'
                | 'openInTime'
                | 'paused'
                | 'atReception'
                | 'notAccepted'
                | undefined;
              field?: string | undefined;
              /** Who has it while it is open, or who last worked on it */
              officer?: string | undefined;
              /** Who holds an open task of my units on it */
              holder?: string | undefined;
              /** With `holder`: how urgent that task is */
              taskDue?: 'overdue' | 'soon' | undefined;
              /** The unit’s work on it ended on or after */
              settledFrom?: string | undefined;
              /** The unit’s work on it ended on or before */
              settledTo?: string | undefined;
              /** Due on or after */
              dueFrom?: string | undefined;
              /** Due on or before */
              dueTo?: string | undefined;
            }
          | undefined;
        /** As in `GET /reports/revenue` */
        revenue?:
          | {
              /** One of my units; all of them, and money nobody knows, when left out */
              unit?: string | undefined;
              /** First day; the first of the present month when left out */
              from?: string | undefined;
              /** Last day; today when left out */
              to?: string | undefined;
              by?: 'fee' | 'unit' | 'channel' | 'day' | undefined;
            }
          | undefined;
        /** As in `GET /receipts` */
        receipts?:
          | {
              /** One of my units; all of them when left out */
              unit?: string | undefined;
              /** A series, as in `GET /receipts/series` */
              series?: string | undefined;
              status?: 'issued' | 'void' | undefined;
              /** With or without its leading zeros */
              number?: string | undefined;
              /** Issued on or after this day */
              from?: string | undefined;
              /** Issued on or before this day */
              to?: string | undefined;
            }
          | undefined;
      };
      answer: Export;
    };
    /** Call off an export of mine; one that is finished stays as it is */
    '/exports/{id}/cancel': {
      params: {
        id: string | number;
      };
      answer: Export;
    };
    /** Any of the `allowedActions` of my dossier */
    '/me/dossiers/{code}/actions': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      idempotencyKey: string;
      body: ActionRequestInput;
      answer: MyDossier;
    };
    /** The same with what came as an upload in pieces */
    '/me/dossiers/{code}/components/{key}/files': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
        key: string | number;
      };
      body: FinishedUpload;
      answer: StoredFile;
    };
    /** Call back the parcel with my result before the postman has it: it stays at the counter */
    '/me/dossiers/{code}/deliveries/{deliveryId}/recall': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
        deliveryId: string | number;
      };
      answer: MyDossier;
    };
    /** Write to the unit that has my dossier */
    '/me/dossiers/{code}/messages': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      idempotencyKey: string;
      body: {
        text: string;
      };
      answer: Message;
    };
    /** Rate the service, once, within 30 days of the result */
    '/me/dossiers/{code}/rating': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      idempotencyKey: string;
      body: {
        stars: number;
        comment?: string | undefined;
      };
      answer: MyDossier;
    };
    /** Change how I get the result, until it is with the post */
    '/me/dossiers/{code}/return': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      idempotencyKey: string;
      body: {
        returnMethod: 'counter' | 'online' | 'home';
        address?: Address | undefined;
      };
      answer: MyDossier;
    };
    /** Send everything asked for, and more if I like */
    '/me/dossiers/{code}/supplement': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      idempotencyKey: string;
      body: {
        files: {
          component: string;
          fileId: string;
        }[];
        note?: string | undefined;
      };
      answer: MyDossier;
    };
    /** Withdraw: at once before acceptance, as a request to the unit after it */
    '/me/dossiers/{code}/withdraw': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      idempotencyKey: string;
      body: {
        /** Needed once the dossier has been accepted */
        reason?: string | undefined;
      };
      answer: MyDossier;
    };
    /** Close my account: the sign-in, the drafts and my data go; ended dossiers as soon as nothing holds them */
    '/me/personal-data/closing': {
      body: {
        password: string;
      };
      answer: undefined;
    };
    /** Tell this browser nothing any more */
    '/me/push/unsubscribe': {
      body: {
        /** The address the browser was given by its push service */
        endpoint: string;
      };
      answer: undefined;
    };
    /** Thanh toán: where to send the payer’s browser */
    '/me/transactions/{id}/checkout': {
      params: {
        id: string | number;
      };
      idempotencyKey: string;
      body: {
        method: 'any' | 'bank' | 'ewallet' | 'qr' | 'card';
        bankCode?: string | undefined;
      };
      answer: {
        redirectUrl: string;
        attemptRef: string;
        expiresAt: string;
      };
    };
    /** Give units other office hours from a day on. Open dossiers have their dates reckoned anew */
    '/office-hours': {
      idempotencyKey: string;
      body: OfficeHoursChange;
      answer: PublishedCalendars;
    };
    /** What other office hours would do to the due dates of open dossiers. Changes nothing */
    '/office-hours/preview': {
      body: OfficeHoursChange;
      answer: CalendarEffect;
    };
    /** Ask for a refund of what may go back. Money that came in several payments becomes several refunds */
    '/payments/{id}/refunds': {
      params: {
        id: string | number;
      };
      idempotencyKey: string;
      body: {
        amountVnd: number;
        reason: string;
        /** By the gateway where the money came that way, else required */
        method?: 'gateway' | 'transfer' | 'cash' | undefined;
      };
      answer: {
        data: Refund[];
      };
    };
    /** The post says where a parcel is. The same event twice counts once */
    '/post/events': {
      answer: {
        received: true;
      };
    };
    /** Publish a draft as the next version. Dossiers that were submitted keep theirs */
    '/procedure-drafts/{code}/publication': {
      params: {
        code: string | number;
      };
      idempotencyKey: string;
      body: {
        revision: number;
        /** First day of the version */
        validFrom: string;
        reason: string;
      };
      answer: {
        version: number;
        validFrom: string;
        /** false when the version in force says the same */
        isNew: boolean;
      };
    };
    /** What it would cost, line by line with reasons. Changes nothing */
    '/procedures/{code}/fee-quote': {
      params: {
        code: string | number;
      };
      body: FeeQuoteRequestInput;
      answer: FeeQuote;
    };
    /** What would happen with these answers: case, fees, steps, dates. Changes nothing */
    '/procedures/{code}/preview': {
      params: {
        code: string | number;
      };
      body: PreviewRequestInput;
      answer: ProcedurePreview;
    };
    /** Publish a definition as the next version. Dossiers that were submitted keep theirs */
    '/procedures/{code}/versions': {
      params: {
        code: string | number;
      };
      idempotencyKey: string;
      body: PublishRequestInput;
      answer: Publication;
    };
    /** Have a day reconciled now, in the background; a day may be reconciled again at any time */
    '/reconciliations': {
      idempotencyKey: string;
      body: {
        onDate: string;
      };
      answer: Reconciliation;
    };
    /** Approve what somebody else asked for, of money somebody else booked. From then on the money is owed to the payer */
    '/refunds/{id}/approve': {
      params: {
        id: string | number;
      };
      answer: Refund;
    };
    /** Decline a refund, or take back what I asked for */
    '/refunds/{id}/decline': {
      params: {
        id: string | number;
      };
      body: {
        reason: string;
      };
      answer: Refund;
    };
    /** Take down that a refund in cash or by transfer reached the payer */
    '/refunds/{id}/settle': {
      params: {
        id: string | number;
      };
      body: {
        /** Number of the voucher the receiver signed, or of the transfer */
        reference: string;
      };
      answer: Refund;
    };
    /** Keep filters and columns under a name */
    '/saved-views': {
      idempotencyKey: string;
      body: SavedViewChangeInput;
      answer: SavedView;
    };
    /** Import a settlement file of the gateway (CSV), whole or not at all. Each line counts once, however often and in whatever file it comes; with `dryRun` nothing is written */
    '/settlements': {
      body: {
        name: string;
        csv: string;
        dryRun: boolean;
      };
      answer: SettlementImport;
    };
    /** Enter an absence. Its tasks go to the substitute on its first day; deadlines stay as they are */
    '/staff/absences': {
      idempotencyKey: string;
      body: NewAbsence;
      answer: Absence;
    };
    /** End an absence before its last day is over, or call it off. Ending one that is over changes nothing */
    '/staff/absences/{id}/end': {
      params: {
        id: string | number;
      };
      answer: Absence;
    };
    /** Make an account with a first role, and mail a link to set its password */
    '/staff/members': {
      idempotencyKey: string;
      body: NewStaffMember;
      answer: StaffMember;
    };
    /** End an account: sessions end at once, roles end, open tasks go back to their units */
    '/staff/members/{id}/end': {
      params: {
        id: string | number;
      };
      body: Because;
      answer: EndedStaffMember;
    };
    /** Mail a new link to somebody who has not set a password yet */
    '/staff/members/{id}/invitation': {
      params: {
        id: string | number;
      };
      answer: StaffMember;
    };
    /** Give a role in a unit. Nobody gives one to themselves */
    '/staff/members/{id}/roles': {
      params: {
        id: string | number;
      };
      idempotencyKey: string;
      body: NewRole;
      answer: StaffMember;
    };
    /** End a role at once, also in sessions that are open. Ending one that is over changes nothing */
    '/staff/members/{id}/roles/{roleId}/end': {
      params: {
        id: string | number;
        roleId: string | number;
      };
      body: Because;
      answer: StaffMember;
    };
    /** Forget a lost second factor and end every session. Nobody does so for themselves */
    '/staff/members/{id}/second-factor/reset': {
      params: {
        id: string | number;
      };
      body: Because;
      answer: StaffMember;
    };
    /** Claim, release or assign many at once; each succeeds or fails alone */
    '/tasks/bulk': {
      body: BulkTaskRequest;
      answer: BulkTaskOutcome;
    };
    /** Assign free tasks as planned, each alone: one taken meanwhile is left where it is */
    '/tasks/distribution': {
      body: Distribution;
      answer: BulkTaskOutcome;
    };
    /** Share free tasks out by what everybody has and how near the deadlines are. Changes nothing */
    '/tasks/distribution/preview': {
      body: DistributionRequest;
      answer: DistributionPlan;
    };
    /** Back at work: what colleagues still hold in my place is mine again */
    '/tasks/take-back': {
      answer: TakenBack;
    };
    /** Give it to a colleague of the unit who can do it; in place of one who is away, to the substitute */
    '/tasks/{id}/assign': {
      params: {
        id: string | number;
      };
      body: {
        assigneeId: string;
        reason?: string | undefined;
      };
      answer: Task;
    };
    /** Nhận việc: make it mine. Claiming what I hold changes nothing */
    '/tasks/{id}/claim': {
      params: {
        id: string | number;
      };
      answer: Task;
    };
    /** Do one of the task’s allowed actions; answers where the dossier went */
    '/tasks/{id}/complete': {
      params: {
        id: string | number;
      };
      idempotencyKey: string;
      body: ActionRequestInput;
      answer: ActionOutcome;
    };
    /** Give it back to the unit */
    '/tasks/{id}/release': {
      params: {
        id: string | number;
      };
      answer: Task;
    };
    /** Book a credit of the account statement, whatever its amount; without a payment it becomes a case */
    '/transfers': {
      body: {
        unit: string;
        /** Of the unit’s accounts, also the former ones; else the present one */
        account?:
          | {
              bankBin: string;
              number: string;
            }
          | undefined;
        /** The bank’s number of the transfer: booked once under it */
        reference: string;
        amountVnd: number;
        receivedAt: string;
        paymentId?: string | undefined;
        /** Without a payment, the reference in it names one */
        content?: string | undefined;
      };
      answer: {
        booked: 'now' | 'before';
      };
    };
    /** The bank says that money came in. `{ transferNumber, amountVnd, receivedAt, content, account: { bankBin, number }, payer?: { name, account } }`; the same transfer number of an account counts once */
    '/transfers/notifications': {
      answer: {
        received: true;
        booked: 'now' | 'before';
      };
    };
    /** Book the credits of a bank’s statement (CSV). Each is booked once under the bank’s number, however often the file comes; with `dryRun` nothing is booked */
    '/transfers/statement': {
      body: {
        unit: string;
        /** Whose statement it is, also a former one’s; else the present one’s */
        account?:
          | {
              bankBin: string;
              number: string;
            }
          | undefined;
        csv: string;
        dryRun: boolean;
      };
      answer: StatementImport;
    };
    /** Make a unit. It is offered to applicants once it has an open procedure */
    '/units': {
      idempotencyKey: string;
      body: NewUnit;
      answer: UnitDetails;
    };
    /** Take no new dossiers and offer the unit no more. Open dossiers go on to their end */
    '/units/{code}/close': {
      params: {
        code: string | number;
      };
      body: {
        reason: string;
      };
      answer: UnitDetails;
    };
    /** Make a field of procedures in a unit, behind the others */
    '/units/{code}/fields': {
      params: {
        code: string | number;
      };
      idempotencyKey: string;
      body: NewField;
      answer: UnitField;
    };
    /** Use the account another administrator asked for. Transfers under way carry the account there was */
    '/units/{code}/receiving-account/confirm': {
      params: {
        code: string | number;
      };
      body: {
        changeId: string;
      };
      answer: UnitDetails;
    };
    /** Drop the account that was asked for; who asked for it may too */
    '/units/{code}/receiving-account/decline': {
      params: {
        code: string | number;
      };
      body: {
        changeId: string;
        reason: string;
      };
      answer: UnitDetails;
    };
    /** Offer a closed unit again */
    '/units/{code}/reopen': {
      params: {
        code: string | number;
      };
      body: {
        reason: string;
      };
      answer: UnitDetails;
    };
  };
  put: {
    /** Put one file to a component. The same file twice is kept once */
    '/applications/{id}/components/{key}': {
      params: {
        id: string | number;
        key: string | number;
      };
      query?: {
        /** File name, for a raw body */
        name?: string | undefined;
      };
      upload: true;
      answer: Application;
    };
    /** I have it open before me: colleagues who have so too are told. To be said again every half minute */
    '/dossiers/{code}/presence': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      body: {
        isLeaving?: boolean | undefined;
      };
      answer: undefined;
    };
    /** Correct whether the applicant is to be helped first, and why, until the dossier has ended */
    '/dossiers/{code}/priority': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      body: {
        priority: ('elderly' | 'disabled' | 'poor' | 'pregnant') | null;
      };
      answer: undefined;
    };
    /** Theo dõi: keep an eye on it */
    '/dossiers/{code}/watch': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: undefined;
    };
    /** Upload a file for a supplement. It counts once the supplement is sent with its id */
    '/me/dossiers/{code}/components/{key}': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
        key: string | number;
      };
      query?: {
        name?: string | undefined;
      };
      upload: true;
      answer: StoredFile;
    };
    /** Tell this browser whenever there is news of a dossier of mine */
    '/me/push/subscription': {
      body: PushSubscription;
      answer: undefined;
    };
    /** I have seen everything up to an instant */
    '/news/seen': {
      body: {
        through: string;
      };
      answer: undefined;
    };
    /** Keep a draft, wrong as it may be. Refused as `stale_form`, saying who, when somebody saved meanwhile */
    '/procedure-drafts/{code}': {
      params: {
        code: string | number;
      };
      body: DraftToSave;
      answer: ProcedureDraft;
    };
    /** Open a procedure for dossiers, or close it. Dossiers that were submitted go on */
    '/procedures/{code}/open': {
      params: {
        code: string | number;
      };
      body: {
        isOpen: boolean;
        reason: string;
      };
      answer: ProcedureHistory;
    };
    /** Rename a view of mine, share it, or keep other filters and columns in it */
    '/saved-views/{id}': {
      params: {
        id: string | number;
      };
      body: SavedViewChangeInput;
      answer: SavedView;
    };
    /** Put the fields of a unit in order; all of them are named */
    '/units/{code}/fields/order': {
      params: {
        code: string | number;
      };
      body: {
        fields: string[];
      };
      answer: {
        data: UnitField[];
      };
    };
    /** Ask for another account for bank transfers to a unit, used once somebody else confirms it; or take it away at once */
    '/units/{code}/receiving-account': {
      params: {
        code: string | number;
      };
      body: AccountChangeInput;
      answer: {
        unit: UnitDetails;
        testTransfer: TestTransfer | null;
      };
    };
  };
  patch: {
    /** Save what was filled in. Refused as `stale_form` when it was changed elsewhere meanwhile */
    '/applications/{id}': {
      params: {
        id: string | number;
      };
      body: ApplicationChange;
      answer: Application;
    };
    /** Change my own data */
    '/me': {
      body: ProfileChange;
      answer: Me;
    };
    /** Change name, telephone or job title */
    '/staff/members/{id}': {
      params: {
        id: string | number;
      };
      body: StaffChange;
      answer: StaffMember;
    };
    /** Choose what to hear of */
    '/staff/preferences': {
      body: {
        newsOff?:
          | (
              | 'assigned'
              | 'takenAway'
              | 'dueSoon'
              | 'overdue'
              | 'supplement'
              | 'message'
              | 'paid'
              | 'consultation'
              | 'unitOverdue'
            )[]
          | undefined;
        digest?: boolean | undefined;
      };
      answer: StaffPreferences;
    };
    /** Change what is written of a unit; the prefix of dossier codes only until the first dossier */
    '/units/{code}': {
      params: {
        code: string | number;
      };
      body: UnitChange;
      answer: UnitDetails;
    };
    /** Rename a field */
    '/units/{code}/fields/{field}': {
      params: {
        code: string | number;
        field: string | number;
      };
      body: {
        name: {
          vi: string;
          en: string;
        };
      };
      answer: UnitField;
    };
  };
  delete: {
    /** Throw an unfinished application away, files included */
    '/applications/{id}': {
      params: {
        id: string | number;
      };
      answer: undefined;
    };
    /** Take a file away from a component */
    '/applications/{id}/components/{key}/files/{fileId}': {
      params: {
        id: string | number;
        key: string | number;
        fileId: string | number;
      };
      answer: Application;
    };
    /** Stop keeping an eye on it */
    '/dossiers/{code}/watch': {
      params: {
        /** Code of the dossier, as printed on the receipt */
        code: string | number;
      };
      answer: undefined;
    };
    /** Delete a paper from all my dossiers with it, once they ended and are kept no longer */
    '/me/papers/{fileId}': {
      params: {
        fileId: string | number;
      };
      answer: undefined;
    };
    /** Throw a draft away */
    '/procedure-drafts/{code}': {
      params: {
        code: string | number;
      };
      query: {
        revision: number;
      };
      answer: undefined;
    };
    /** Remove a view of mine */
    '/saved-views/{id}': {
      params: {
        id: string | number;
      };
      answer: undefined;
    };
  };
}

type AbilityRule = {
  action: string;
  subject: string;
  conditions?: { [name: string]: Recursive_767c4377 } | undefined;
};

type Absence = {
  id: string;
  person: PersonRef;
  substitute: PersonRef;
  fromDate: string;
  /** Last day, included */
  throughDate: string;
  state: 'upcoming' | 'running' | 'over';
  /** null for a substitute, who need not know */
  reason: {
    kind: 'leave' | 'sick' | 'mission' | 'other';
    name: {
      vi: string;
      en: string;
    };
  } | null;
  enteredBy: PersonRef;
  enteredAt: string;
  /** Ended early or called off */
  ended: {
    at: string;
    by: PersonRef;
  } | null;
  /** Open tasks that others hold in this person’s place */
  coveredTasks: number;
  mayEnd: boolean;
};

type Account = {
  id: string;
  kind: 'citizen' | 'company' | 'staff';
  name: string;
  email: string;
  emailVerified: boolean;
  phone: string | null;
  personalId: string | null;
  companyName: string | null;
  taxCode: string | null;
  address: NamedAddress | null;
  locale: 'vi' | 'en';
  twoFactorEnabled: boolean;
};

type AccountChangeInput = {
  /** null: the unit takes no transfers any more */
  account: BankAccount | null;
  reason: string;
  /** Check only: answers the test transfer, changes nothing */
  dryRun?: boolean | undefined;
};

type ActionOutcome = {
  dossier: {
    /** Code of the dossier, as printed on the receipt */
    code: string;
    status:
      | 'draft'
      | 'submitted'
      | 'supplement_requested'
      | 'payment_requested'
      | 'processing'
      | 'withdrawal_requested'
      | 'stopped'
      | 'result_ready'
      | 'returned'
      | 'refused'
      | 'withdrawn';
    statusName: {
      vi: string;
      en: string;
    };
    seq: number;
    dueAt: string | null;
  };
  nextTasks: Task[];
};

type ActionPreview = {
  status:
    | 'draft'
    | 'submitted'
    | 'supplement_requested'
    | 'payment_requested'
    | 'processing'
    | 'withdrawal_requested'
    | 'stopped'
    | 'result_ready'
    | 'returned'
    | 'refused'
    | 'withdrawn';
  statusName: {
    vi: string;
    en: string;
  };
  clock: 'starts' | 'runs' | 'pauses' | 'resumes' | 'stops' | 'unchanged';
  due: DueDate | null;
  noticeToApplicant: boolean;
  /** Name of the letter it makes */
  letter: {
    vi: string;
    en: string;
  } | null;
  nextStep: {
    vi: string;
    en: string;
  } | null;
};

type ActionRequestInput = {
  action: string;
  input?: { [name: string]: Recursive_767c4377 } | undefined;
  /** Refuse if the dossier has moved on since this event number */
  expectedSeq?: number | undefined;
};

type Address = {
  line: string;
  communeCode: string;
  provinceCode: string;
};

type AdministrativeUnit = {
  code: string;
  name: string;
  provinceCode: string | null;
};

type AllowedAction = {
  action: string;
  label: {
    vi: string;
    en: string;
  };
  /** JSON Schema of the action’s `input`. A field’s `title` is Vietnamese, `x-title-en` English; `x-widget` says how to ask for it where its type does not */
  form: JsonSchema;
  needsReason: boolean;
  /** Takes effect only when a second person approves */
  twoPerson: boolean;
  /** Ends the dossier or costs the applicant something */
  danger: boolean;
};

type ApplicantRequest = {
  kind: 'pay' | 'supplement' | 'collect' | 'rate';
  text: {
    vi: string;
    en: string;
  };
  dueAt: string | null;
  transactionId?: string | undefined;
  amountVnd?: number | undefined;
  /** For `supplement`: the complete list */
  pieces?:
    | {
        component: string | null;
        name: {
          vi: string;
          en: string;
        };
        note: string;
      }[]
    | undefined;
};

type Application = {
  id: string;
  /** Goes up with every change of the form, not with files; send it back with a `PATCH` */
  revision: number;
  procedure: {
    code: string;
    name: {
      vi: string;
      en: string;
    };
    version: number;
    unit: Named;
  };
  applicant: {
    kind?: 'citizen' | 'company' | undefined;
    name?: string | undefined;
    personalId?: string | undefined;
    phone?: string | undefined;
    email?: string | undefined;
    address?: Address | undefined;
    companyName?: string | undefined;
    taxCode?: string | undefined;
    representative?:
      | {
          name: string;
          personalId: string;
          /** Number and date of the letter of authority */
          authority: string;
        }
      | undefined;
  };
  answers: { [name: string]: Recursive_767c4377 };
  components: ComponentState[];
  returnMethod: ('counter' | 'online' | 'home') | null;
  returnAddress: Address | null;
  homeCollection: boolean;
  collectionAddress: Address | null;
  /** Asked, never required */
  priority: ('elderly' | 'disabled' | 'poor' | 'pregnant') | null;
  /** null while the answers do not say enough */
  quote: FeeQuote | null;
  /** What still keeps it from being submitted; empty when ready */
  missing: FieldError[];
  savedAt: string;
  /** The earlier dossier whose data it began with */
  copiedFrom: {
    /** Code of the dossier, as printed on the receipt */
    dossierCode: string;
    /** What the procedure asks otherwise by now */
    toCheck: {
      vi: string;
      en: string;
    }[];
  } | null;
  /** Set once submitted; the application is then closed */
  dossierCode: string | null;
};

type ApplicationChange = {
  revision: number;
  applicant?:
    | {
        kind?: 'citizen' | 'company' | undefined;
        name?: string | undefined;
        personalId?: string | undefined;
        phone?: string | undefined;
        email?: string | undefined;
        address?: Address | undefined;
        companyName?: string | undefined;
        taxCode?: string | undefined;
        representative?:
          | {
              name: string;
              personalId: string;
              /** Number and date of the letter of authority */
              authority: string;
            }
          | undefined;
      }
    | undefined;
  answers?: { [name: string]: Recursive_767c4377 } | undefined;
  returnMethod?: ('counter' | 'online' | 'home') | null | undefined;
  returnAddress?: Address | null | undefined;
  homeCollection?: boolean | undefined;
  collectionAddress?: Address | null | undefined;
  priority?: ('elderly' | 'disabled' | 'poor' | 'pregnant') | null | undefined;
};

type Assignment = {
  role: 'clerk' | 'officer' | 'lead' | 'signer' | 'accountant' | 'supervisor' | 'administrator';
  unitCode: string;
  unitName: {
    vi: string;
    en: string;
  };
  /** Last day, if there is one */
  validTo: string | null;
  covering: string | null;
};

type AuditAnchor = {
  through: string;
  entries: number;
  digest: string;
};

type AuditCheck = {
  id: string;
  status: 'waiting' | 'running' | 'intact' | 'broken' | 'cancelled' | 'failed';
  askedBy: PersonRef;
  askedAt: string;
  finishedAt: string | null;
  checkedEntries: number;
  /** null until it has begun */
  totalEntries: number | null;
  /** Subjects with entries */
  chains: number | null;
  /** Breaks in all */
  broken: number | null;
  /** The first breaks */
  findings: {
    subject: {
      kind: string;
      id: string;
    };
    dossierCode: string | null;
    no: number;
    fault: 'gapBefore' | 'notFollowing' | 'changed';
  }[];
  /** To be kept outside of this installation */
  anchor: AuditAnchor | null;
  /** What it was compared with; null when there was nothing to compare with */
  compared: {
    with: 'outside' | 'lastCheck';
    through: string;
    agrees: boolean | null;
  } | null;
};

type AuditEntry = {
  id: string;
  at: string;
  /** `task.claim`, `staff.giveRole`, `calendar.publish` … */
  action: string;
  /** null for the system itself */
  actor: PersonRef | null;
  actorRole: string;
  subject: {
    kind: string;
    id: string;
  };
  /** Number within the subject, from 1 */
  no: number;
  dossierCode: string | null;
  detail: { [name: string]: Recursive_767c4377 };
  /** Who the ids in subject and detail are, where they are people */
  people: PersonRef[];
  hash: string;
};

type AwaitedAccount = {
  id: string;
  account: BankAccount;
  reason: string;
  askedBy: string;
  askedByMe: boolean;
  askedAt: string;
  /** Names of those who may confirm it: the other administrators */
  confirmers: string[];
};

type BankAccount = {
  bank: string;
  bankBin: string;
  number: string;
  holder: string;
};

type Because = {
  reason: string;
};

type BottlenecksReport = {
  asOf: string;
  period: {
    /** A month in Vietnam */
    from: string;
    /** A month in Vietnam */
    to: string;
  };
  procedures: {
    procedure: Named;
    step: {
      vi: string;
      en: string;
    };
    dossiers: number;
    /** Mean working minutes the step took */
    usedMinutes: number;
    /** Mean working minutes it had */
    shareMinutes: number;
    /** used ÷ share */
    percent: number;
    /** The list behind the number: a call of this API, below `/api/v1` */
    href: string;
  }[];
};

type BulkTaskOutcome = {
  data: {
    taskId: string;
    done: boolean;
    code: string | null;
    /** Why it was not done */
    problem: {
      vi: string;
      en: string;
    } | null;
  }[];
};

type BulkTaskRequest = {
  operation: 'claim' | 'release' | 'assign';
  taskIds: string[];
  /** For `assign` */
  assigneeId?: string | undefined;
  /** For `assign` */
  reason?: string | undefined;
};

type CalendarEffect = {
  /** Open dossiers whose due date could change */
  examined: number;
  /** false when there are more of them than were examined */
  isComplete: boolean;
  moved: number;
  movedLater: number;
  becomeFinal: number;
  stayProvisional: number;
  /** The first of those that move or become final, by due date */
  first: MovedDueDate[];
};

type CalendarInUse = {
  id: string;
  version: string;
  publishedAt: string;
  /** null: without a beginning */
  publishedFrom: string | null;
  /** Days after it are only expected */
  publishedThrough: string;
  /** The latest; they hold from the day the last of the earlier ones ends */
  sessions: OfficeWeek;
  /** Hours there were, the oldest first: each held on days before its date */
  earlierSessions: {
    before: string;
    sessions: OfficeWeek;
  }[];
  days: {
    date: string;
    /** All are days off but `swapWork`, which is worked */
    kind: 'holiday' | 'compensatory' | 'swapOff' | 'swapWork' | 'localClosure';
    note: string;
    source: string;
  }[];
  units: Named[];
};

type CalendarYear = {
  year: number;
  published: boolean;
  days: {
    date: string;
    /** All are days off but `swapWork`, which is worked */
    kind: 'holiday' | 'compensatory' | 'swapOff' | 'swapWork' | 'localClosure';
    note: string;
    source: string;
  }[];
};

type CausedLetter = {
  letter: string;
  /** In TT 03/2025/TT-VPCP, Annex I */
  formNo: string;
  name: {
    vi: string;
    en: string;
  };
  causedBy: {
    action: string;
    label: {
      vi: string;
      en: string;
    };
    by: (
      'applicant' | 'clerk' | 'officer' | 'lead' | 'signer' | 'accountant' | 'supervisor' | 'administrator' | 'system'
    )[];
  }[];
};

type Colleague = {
  id: string;
  name: string;
  roles: {
    role: 'clerk' | 'officer' | 'lead' | 'signer' | 'accountant' | 'supervisor' | 'administrator';
    unit: Named;
  }[];
};

type ComponentState = {
  key: string;
  name: {
    vi: string;
    en: string;
  };
  required: boolean;
  originals: number;
  copies: number;
  accepts: ('pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx')[];
  template: PaperTemplate | null;
  files: StoredFile[];
};

type CounterApplicant = {
  kind: 'citizen' | 'company';
  name: string;
  personalId: string;
  phone: string;
  email?: string | undefined;
  address: Address;
  companyName?: string | undefined;
  taxCode?: string | undefined;
  representative?:
    | {
        name: string;
        personalId: string;
        /** Number and date of the letter of authority */
        authority: string;
      }
    | undefined;
};

type CounterReceptionInput = {
  procedureCode: string;
  applicant: CounterApplicant;
  answers?: { [name: string]: Recursive_767c4377 } | undefined;
  components: {
    key: string;
    originals: number;
    copies: number;
  }[];
  returnMethod: 'counter' | 'online' | 'home';
  returnAddress?: Address | undefined;
  priority?: ('elderly' | 'disabled' | 'poor' | 'pregnant') | null | undefined;
  /** Required papers are missing: it is taken in so that they can be asked for in writing */
  incomplete?: boolean | undefined;
};

type DeadlinesReport = {
  asOf: string;
  period: {
    /** A month in Vietnam */
    from: string;
    /** A month in Vietnam */
    to: string;
  };
  formula: {
    vi: string;
    en: string;
  };
  total: Figures;
  groups: {
    key: string;
    /** null for nobody, and for a month */
    name: {
      vi: string;
      en: string;
    } | null;
    figures: Figures;
  }[];
  /** All open overdue dossiers by how many days ago they were due, whatever the period */
  ages: {
    group: 'upTo3' | 'upTo10' | 'upTo30' | 'beyond30';
    fromDays: number;
    toDays: number | null;
    count: number;
    /** The list behind the number: a call of this API, below `/api/v1` */
    href: string;
  }[];
};

type DefinitionDifference = {
  kind: 'added' | 'removed' | 'changed' | 'reordered';
  /** Parts of a list that have a key or a code go by it: `["steps", "sign", "role"]` */
  path: (string | number)[];
  before?: Recursive_767c4377 | undefined;
  after?: Recursive_767c4377 | undefined;
};

type DefinitionFinding = {
  /** An error keeps the definition from being published */
  severity: 'error' | 'warning';
  /** From the definition’s root: `["steps", 2, "role"]` */
  path: (string | number)[];
  /** What is wrong, and the way out */
  message: {
    vi: string;
    en: string;
  };
};

type DeliveryView = {
  id: string;
  direction: 'collect' | 'deliver';
  trackingCode: string | null;
  status: string;
  statusName: {
    vi: string;
    en: string;
  };
  /** What the carrier charges, once it has the order */
  chargeVnd: number | null;
  /** It can still be called back, for instance to correct the address */
  recallable: boolean;
  events: {
    at: string;
    status: string;
    text: {
      vi: string;
      en: string;
    };
  }[];
};

type Distribution = {
  rows: {
    taskId: string;
    assigneeId: string;
  }[];
  reason: string;
};

type DistributionPlan = {
  rows: {
    task: Task;
    /** How much it adds to a load: more the nearer its due date */
    weight: number;
    /** Nobody present may hold it when null */
    to: string | null;
    why: 'ownDossier' | 'leastLoaded' | 'onlyOne' | 'nobody';
    whyName: {
      vi: string;
      en: string;
    };
    /** Who else could be given it */
    candidates: string[];
  }[];
  people: {
    person: PersonRef;
    /** Away through this day: gets nothing */
    awayThrough: string | null;
    isChosen: boolean;
    /** What the open tasks they hold weigh */
    load: number;
    openTasks: number;
  }[];
  /** Tasks chosen that are not free, or that I may not assign */
  left: number;
  /** false: there are more free tasks than are shared out at once */
  isWhole: boolean;
};

type DistributionRequest = {
  taskIds?: string[] | undefined;
  unit?: string | undefined;
  procedure?: string | undefined;
  /** Only this step of the procedure */
  stepKey?: string | undefined;
  /** Who may be given tasks; everybody present when left out */
  personIds?: string[] | undefined;
};

type Document = {
  id: string;
  name: string;
  kind: 'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx';
  sizeBytes: number;
  sha256: string;
  uploadedAt: string;
  href: string;
  purpose: 'component' | 'result' | 'letter' | 'receipt' | 'attachment';
  component: string | null;
  title: {
    vi: string;
    en: string;
  };
  addedBy: string;
};

type Dossier = {
  /** Code of the dossier, as printed on the receipt */
  code: string;
  procedure: Named;
  unit: Named;
  applicantName: string;
  status:
    | 'draft'
    | 'submitted'
    | 'supplement_requested'
    | 'payment_requested'
    | 'processing'
    | 'withdrawal_requested'
    | 'stopped'
    | 'result_ready'
    | 'returned'
    | 'refused'
    | 'withdrawn';
  statusName: {
    vi: string;
    en: string;
  };
  submittedAt: string;
  dueAt: string | null;
  provisional: boolean;
  holder: PersonRef | null;
  watching: boolean;
  seq: number;
  portalStatus: number | null;
  procedureVersion: number;
  channel: 'online' | 'counter' | 'post';
  applicant: CounterApplicant;
  answers: { [name: string]: Recursive_767c4377 };
  /** JSON Schema the answers were given to */
  answersForm: { [name: string]: Recursive_767c4377 };
  due: DueDate | null;
  /** The day given anew with an apology, unless an extension came after it. The due date stays what it was */
  promisedOn: string | null;
  /** The case of the procedure whose processing time holds, if not its own */
  caseName: {
    vi: string;
    en: string;
  } | null;
  /** Limits on a part of the processing time */
  limits: LimitView[];
  steps: StepView[];
  components: {
    key: string;
    name: {
      vi: string;
      en: string;
    };
    required: boolean;
    originals: number;
    copies: number;
    accepts: ('pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx')[];
    template: PaperTemplate | null;
    files: StoredFile[];
    /** The clerk’s verdict at reception */
    mark: ('ok' | 'originalSeen' | 'missing' | 'faulty') | null;
    note: string | null;
  }[];
  returnMethod: 'counter' | 'online' | 'home';
  returnAddress: Address | null;
  homeCollection: boolean;
  collectionAddress: Address | null;
  priority: ('elderly' | 'disabled' | 'poor' | 'pregnant') | null;
  /** Open ones, the main task first */
  tasks: Task[];
  allowedActions: AllowedAction[];
};

type DossierSummary = {
  /** Code of the dossier, as printed on the receipt */
  code: string;
  procedure: Named;
  unit: Named;
  applicantName: string;
  status:
    | 'draft'
    | 'submitted'
    | 'supplement_requested'
    | 'payment_requested'
    | 'processing'
    | 'withdrawal_requested'
    | 'stopped'
    | 'result_ready'
    | 'returned'
    | 'refused'
    | 'withdrawn';
  statusName: {
    vi: string;
    en: string;
  };
  submittedAt: string;
  dueAt: string | null;
  provisional: boolean;
  holder: PersonRef | null;
  watching: boolean;
};

type DraftToSave = {
  /** In the shape of a definition; in a draft its values may still be wrong */
  definition: { [name: string]: unknown };
  /** null for a new procedure, whose code must be free */
  baseVersion: number | null;
  /** Of the draft it was made from; 0 to begin one */
  revision: number;
};

type Drawer = {
  id: string;
  keeper: PersonRef;
  unit: Named;
  /** confirmed: a second person has taken it over */
  status: 'open' | 'closed' | 'confirmed';
  /** The day an open drawer should have been closed on; null while that is today */
  isOpenSince: string | null;
  openedAt: string;
  floatVnd: number;
  inVnd: number;
  /** Refunds paid out of it */
  outVnd: number;
  /** Float and what came in, without what was paid out */
  expectedVnd: number;
  countedVnd: number | null;
  notes:
    | {
        noteVnd: 500000 | 200000 | 100000 | 50000 | 20000 | 10000 | 5000 | 2000 | 1000 | 500 | 200;
        count: number;
      }[]
    | null;
  /** Why counted and expected differ */
  reason: string | null;
  closedAt: string | null;
  /** Who counted and closed it for its keeper; null when the keeper did */
  closedBy: PersonRef | null;
  /** Why it was not the keeper */
  closedForReason: string | null;
  confirmedBy: PersonRef | null;
  confirmedAt: string | null;
  /** Whether the reader may take it over */
  mayConfirm: boolean;
  /** Whether the reader may count and close it when its keeper cannot */
  mayCloseForKeeper: boolean;
};

type DueDate = {
  dueAt: string;
  provisional: boolean;
  explanation: ExplanationItem[];
};

type DueDateRequestInput =
  | {
      from: string;
      unit?: string | undefined;
      /** `HH:MM`: what comes in later on a working day counts from the next one, where a procedure says so */
      cutoffTime?: string | undefined;
      pauses?:
        | {
            from: string;
            to: string;
          }[]
        | undefined;
      workingDays: number;
    }
  | {
      from: string;
      unit?: string | undefined;
      /** `HH:MM`: what comes in later on a working day counts from the next one, where a procedure says so */
      cutoffTime?: string | undefined;
      pauses?:
        | {
            from: string;
            to: string;
          }[]
        | undefined;
      workingHours: number;
    };

type EarlierApplicant = {
  /** Their latest dossier; its data fill the form in once it is opened */
  dossierCode: string;
  kind: 'citizen' | 'company';
  name: string;
  companyName: string | null;
  /** The last four digits */
  personalIdEnd: string;
  /** The last three digits */
  phoneEnd: string;
  submittedAt: string;
};

type EarlierFile = {
  id: string;
  name: string;
  kind: 'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx';
  sizeBytes: number;
  givenAt: string;
  /** Code of the dossier, as printed on the receipt */
  dossierCode: string;
  procedureName: {
    vi: string;
    en: string;
  };
  /** Issued to me by an agency here */
  isResult: boolean;
  validUntil: string | null;
  href: string;
};

type EndedStaffMember = {
  member: StaffMember;
  releasedTasks: number;
};

type ExplanationItem =
  | {
      kind: 'start';
      at: string;
      /** Working minutes */
      minutes: number;
      reason: {
        vi: string;
        en: string;
      };
    }
  | {
      kind: 'counted' | 'skipped';
      onDate: string;
      throughDate: string;
      /** Working minutes */
      minutes: number;
      reason: {
        vi: string;
        en: string;
      };
    }
  | {
      kind: 'paused';
      from: string;
      to: string;
      /** Working minutes */
      minutes: number;
      reason: {
        vi: string;
        en: string;
      };
    }
  | {
      kind: 'due';
      at: string;
      /** Working minutes */
      minutes: number;
      reason: {
        vi: string;
        en: string;
      };
    }
  | {
      kind: 'provisional';
      onDate: string;
      /** Working minutes */
      minutes: number;
      reason: {
        vi: string;
        en: string;
      };
    };

type Export = {
  id: string;
  /** What it is of */
  kind: 'dossiers' | 'revenue' | 'receipts';
  format: 'csv' | 'xlsx';
  status: 'waiting' | 'writing' | 'ready' | 'cancelled' | 'failed' | 'expired';
  writtenRows: number;
  /** As counted when the writing began */
  totalRows: number | null;
  sizeBytes: number | null;
  askedAt: string;
  /** The instant at which overdue is judged */
  asOf: string;
  finishedAt: string | null;
  /** Until when the file can be fetched */
  expiresAt: string | null;
  /** Answers the file, once it is ready */
  href: string | null;
};

type FeeLine = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  amountVnd: number;
  /** How the amount came about, in words */
  why: {
    vi: string;
    en: string;
  };
  legalBasis: string;
  /** `sample` and `recall` must be shown as sample */
  confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
};

type FeeQuote = {
  lines: FeeLine[];
  totalVnd: number;
};

type FeeQuoteRequestInput = {
  answers?: { [name: string]: Recursive_767c4377 } | undefined;
  channel: 'online' | 'counter' | 'post';
  applicant: 'citizen' | 'company';
  homeReturn?: boolean | undefined;
  /** Fees as of this instant; now when left out */
  at?: string | undefined;
};

type Field = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  procedureCount: number;
};

type FieldError = {
  /** Where: `applicant.phone`, `components.plan`, `query.limit`. */
  field: string;
  /** Stable: `required`, `too_small`, `too_big`, `invalid_format`, `unknown_field` … */
  code: string;
  /** What to do about it, in the language asked for. */
  message: string;
};

type Figures = {
  numbers: {
    [
      name in 'early' | 'onTime' | 'late' | 'openOverdue' | 'openInTime' | 'paused' | 'atReception' | 'notAccepted'
    ]: ReportNumber;
  };
  /** By the formula of the report */
  onTime: Share;
};

type FinishedUpload = {
  uploadId: string;
  /** What its owner calls it */
  name: string;
  /** Of the file as its owner has it; another content is refused */
  sha256?: string | undefined;
};

type ForecastReport = {
  asOf: string;
  throughDate: string;
  /** Open dossiers that fall due from now to the end of that day */
  dueInTime: ReportNumber;
  /** How many of them were judged, the first due first */
  looked: number;
  atRisk: {
    /** Code of the dossier, as printed on the receipt */
    code: string;
    procedure: Named;
    dueAt: string;
    step: {
      vi: string;
      en: string;
    } | null;
    holder: PersonRef | null;
    /** Working minutes the remaining steps have by plan */
    neededMinutes: number;
    /** Working minutes left */
    leftMinutes: number;
    reasons: {
      code: 'noHolder' | 'holderAway' | 'stepOverdue' | 'tooLittleTime';
      name: {
        vi: string;
        en: string;
      };
    }[];
  }[];
};

type GatewayReply = {
  RspCode: '97' | '99' | '00' | '01' | '02' | '04';
  Message: string;
};

type HeldRole = {
  id: string;
  role: 'clerk' | 'officer' | 'lead' | 'signer' | 'accountant' | 'supervisor' | 'administrator';
  unit: Named;
  fromDate: string;
  /** Last day, included; null when it has none */
  throughDate: string | null;
  state: 'upcoming' | 'running' | 'over';
};

type IndicatorsReport = {
  asOf: string;
  period: {
    /** A month in Vietnam */
    from: string;
    /** A month in Vietnam */
    to: string;
  };
  indicators: {
    key: string;
    name: {
      vi: string;
      en: string;
    };
    formula: {
      vi: string;
      en: string;
    };
    source: {
      vi: string;
      en: string;
    };
    groupPoints: number | null;
    unit: 'percent' | 'per100' | 'stars';
    value: number | null;
    /** The list behind the number: a call of this API, below `/api/v1` */
    href: string;
  }[];
};

type JsonSchema = { [name: string]: Recursive_767c4377 };

type KeptDossier = {
  /** Code of the dossier, as printed on the receipt */
  code: string;
  procedureName: {
    vi: string;
    en: string;
  };
  statusName: {
    vi: string;
    en: string;
  };
  /** Still being processed, or money is on its way: the account cannot be closed yet */
  isUnderWay: boolean;
  /** When nothing holds it any more; null while it is under way */
  keptUntil: string | null;
};

type LedgerCheck = {
  checkedAt: string;
  findings: {
    /** Which rule of the books does not hold */
    check: string;
    /** What it does not hold for: a code, a reference or an id */
    subject: string;
    detail: string;
  }[];
};

type Letter = {
  id: string;
  kind: 'appointmentReceipt' | 'supplementRequest' | 'refusal' | 'apology' | 'stopNotice';
  name: {
    vi: string;
    en: string;
  };
  issuedAt: string;
  status: 'beingMade' | 'ready';
  /** The PDF, once it is ready */
  href: string | null;
  /** Of the PDF, which never changes */
  sha256: string | null;
};

type LimitView = {
  kind: 'consult' | 'refuse';
  name: {
    vi: string;
    en: string;
  };
  dueAt: string;
  metAt: string | null;
};

type ManagedUnit = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  dossierPrefix: string;
  counter: {
    vi: string;
    en: string;
  } | null;
  contacts: {
    purpose: {
      vi: string;
      en: string;
    };
    phone: string;
  }[];
  address: NamedAddress;
  calendar: {
    id: string;
    version: string;
  };
  /** Place in lists, the smallest first */
  position: number;
  receivingAccount: {
    bank: string;
    bankBin: string | null;
    number: string;
    holder: string;
  } | null;
  /** Procedures of the unit, open or not */
  procedureCount: number;
  isSample: boolean;
  /** Since when it takes no new dossiers */
  closedAt: string | null;
};

type Me = {
  /** null when nobody is signed in */
  account: Account | null;
  assignments: Assignment[];
  abilities: AbilityRule[];
  session: {
    expiresAt: string;
    secondFactorMissing: boolean;
  } | null;
};

type Message = {
  id: string;
  from: 'applicant' | 'office';
  author: string;
  text: string;
  sentAt: string;
};

type MoneyCase = {
  id: string;
  kind:
    | 'late'
    | 'double'
    | 'over'
    | 'under'
    | 'unknownReference'
    | 'wrongAmount'
    | 'held'
    | 'refundDue'
    | 'refundFailed'
    | 'refundUnclear'
    | 'gatewayDiffers'
    | 'booksDisagree'
    | 'feeGivenBack'
    | 'drawerShort'
    | 'drawerOver'
    | 'settlementUnknown'
    | 'settlementDoubled'
    | 'settlementAmount';
  name: {
    vi: string;
    en: string;
  };
  /** What to do about it */
  advice: {
    vi: string;
    en: string;
  };
  /** How it may be resolved, the suggested way first; empty once it is */
  resolutions: {
    code:
      | 'refund'
      | 'assign'
      | 'keep'
      | 'gatewayReleased'
      | 'gatewayReturned'
      | 'notOurs'
      | 'refundArrived'
      | 'refundNotDone'
      | 'goesOnWithout'
      | 'explained';
    name: {
      vi: string;
      en: string;
    };
  }[];
  amountVnd: number;
  dossierCode: string | null;
  paymentId: string | null;
  reference: string | null;
  /** What the bank told of the transfer it came by, to find out whose it is and where it can go back to */
  transfer: {
    content: string;
    payerName: string | null;
    payerAccount: string | null;
  } | null;
  status: 'open' | 'resolved';
  /** null: all accountants of the unit, until one takes it */
  owner: PersonRef | null;
  openedAt: string;
  resolution: {
    vi: string;
    en: string;
  } | null;
  reason: string | null;
  resolvedAt: string | null;
  /** The refund that waits for approval; resolving by `refund` approves it */
  refundId: string | null;
};

type MovedDueDate = {
  /** Code of the dossier, as printed on the receipt */
  dossierCode: string;
  unit: string;
  from: string;
  to: string;
  /** How far it moves, in working minutes; negative when it comes earlier */
  workingMinutes: number;
  becomesFinal: boolean;
};

type MyDossier = {
  /** Code of the dossier, as printed on the receipt */
  code: string;
  procedure: Named;
  unit: Named;
  status:
    | 'draft'
    | 'submitted'
    | 'supplement_requested'
    | 'payment_requested'
    | 'processing'
    | 'withdrawal_requested'
    | 'stopped'
    | 'result_ready'
    | 'returned'
    | 'refused'
    | 'withdrawn';
  statusName: {
    vi: string;
    en: string;
  };
  /** Code of the national portal */
  portalStatus: number;
  submittedAt: string;
  dueAt: string | null;
  provisional: boolean;
  requests: ApplicantRequest[];
  seq: number;
  due: DueDate | null;
  /** The day given anew with an apology, unless an extension came after it. The due date stays what it was */
  promisedOn: string | null;
  steps: StepView[];
  applicant: CounterApplicant;
  answers: { [name: string]: Recursive_767c4377 };
  components: ComponentState[];
  returnMethod: 'counter' | 'online' | 'home';
  returnAddress: Address | null;
  payments: PaymentView[];
  deliveries: DeliveryView[];
  messages: Message[];
  letters: Letter[];
  /** Once released online */
  results: StoredFile[];
  allowedActions: AllowedAction[];
};

type MyDossierSummary = {
  /** Code of the dossier, as printed on the receipt */
  code: string;
  procedure: Named;
  unit: Named;
  status:
    | 'draft'
    | 'submitted'
    | 'supplement_requested'
    | 'payment_requested'
    | 'processing'
    | 'withdrawal_requested'
    | 'stopped'
    | 'result_ready'
    | 'returned'
    | 'refused'
    | 'withdrawn';
  statusName: {
    vi: string;
    en: string;
  };
  /** Code of the national portal */
  portalStatus: number;
  submittedAt: string;
  dueAt: string | null;
  provisional: boolean;
  requests: ApplicantRequest[];
};

type MyPaper = {
  /** What paper it is */
  name: {
    vi: string;
    en: string;
  };
  file: StoredFile;
  uses: {
    /** Code of the dossier, as printed on the receipt */
    dossierCode: string;
    procedureName: {
      vi: string;
      en: string;
    };
    givenAt: string;
  }[];
  /** Until when the dossiers with it are kept; null while one of them is under way */
  keptUntil: string | null;
  /** Nothing holds it any more */
  removable: boolean;
};

type Named = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
};

type NamedAddress = {
  line: string;
  communeCode: string;
  provinceCode: string;
  communeName: string;
  provinceName: string;
};

type NewAbsence = {
  /** Whose absence; mine when left out. Others’ only for a supervisor of their unit */
  personId?: string | undefined;
  fromDate: string;
  /** Last day, included */
  throughDate: string;
  kind: 'leave' | 'sick' | 'mission' | 'other';
  /** One of `/staff/absences/substitutes` */
  substituteId: string;
};

type NewField = {
  name: {
    vi: string;
    en: string;
  };
  /** Made of the Vietnamese name when left out */
  code?: string | undefined;
};

type NewRole = {
  role: 'clerk' | 'officer' | 'lead' | 'signer' | 'accountant' | 'supervisor' | 'administrator';
  unit: string;
  fromDate: string;
  /** Last day, included; without it the role lasts until it is ended */
  throughDate?: string | undefined;
  reason: string;
};

type NewStaffMember = {
  name: string;
  email: string;
  phone?: string | undefined;
  jobTitle?: string | undefined;
  role: 'clerk' | 'officer' | 'lead' | 'signer' | 'accountant' | 'supervisor' | 'administrator';
  unit: string;
  fromDate: string;
  /** Last day, included; without it the role lasts until it is ended */
  throughDate?: string | undefined;
  reason: string;
};

type NewUnit = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  dossierPrefix: string;
  counter: {
    vi: string;
    en: string;
  } | null;
  contacts: UnitContact[];
  address: Address;
  calendarId: string;
  /** Behind the others when left out */
  position?: number | undefined;
};

type NewsItem = {
  id: string;
  kind:
    | 'assigned'
    | 'takenAway'
    | 'dueSoon'
    | 'overdue'
    | 'supplement'
    | 'message'
    | 'paid'
    | 'consultation'
    | 'unitOverdue';
  kindName: {
    vi: string;
    en: string;
  };
  at: string;
  dossier: {
    /** Code of the dossier, as printed on the receipt */
    code: string;
    procedure: Named;
  };
  by: PersonRef | null;
  reason: string | null;
  /** It happened after I last looked */
  isNew: boolean;
};

type Note = {
  id: string;
  author: PersonRef;
  text: string;
  writtenAt: string;
};

type OfficeHoursChange = {
  /** The first day of the new hours, tomorrow at the earliest */
  from: string;
  sessions: OfficeWeek;
  /** Those that share a calendar with others get one of their own */
  units: string[];
};

type OfficeWeek = {
  monday: {
    fromMinute: number;
    toMinute: number;
  }[];
  tuesday: {
    fromMinute: number;
    toMinute: number;
  }[];
  wednesday: {
    fromMinute: number;
    toMinute: number;
  }[];
  thursday: {
    fromMinute: number;
    toMinute: number;
  }[];
  friday: {
    fromMinute: number;
    toMinute: number;
  }[];
  saturday: {
    fromMinute: number;
    toMinute: number;
  }[];
  sunday: {
    fromMinute: number;
    toMinute: number;
  }[];
};

type PaperTemplate = {
  name: {
    vi: string;
    en: string;
  };
  href: string;
};

type Payment = {
  id: string;
  /** Code of the dossier, as printed on the receipt */
  dossierCode: string;
  procedure: Named;
  unit: Named;
  payerName: string;
  purpose: 'fee' | 'postage';
  amountVnd: number;
  receivedVnd: number;
  /** Of what came in, what was approved to be given back */
  refundedVnd: number;
  status: 'awaited' | 'paid' | 'waived' | 'expired' | 'cancelled' | 'refunding' | 'refunded';
  createdAt: string;
  paidAt: string | null;
  lines: FeeLine[];
  attempts: PaymentAttempt[];
  /** How what is still owed is paid by bank transfer */
  transfer: TransferRequest | null;
  /** Every movement of money of this order */
  bookings: {
    id: string;
    at: string;
    direction: 'in' | 'out' | 'within';
    amountVnd: number;
    channel: string | null;
    reference: string | null;
    /** Adds up to zero: positive is money that came to a place, negative what it is for */
    entries: {
      account:
        | 'gateway'
        | 'underway'
        | 'cash'
        | 'card'
        | 'bank'
        | 'gatewayFee'
        | 'cashDifference'
        | 'order'
        | 'unmatched'
        | 'refund';
      amountVnd: number;
    }[];
  }[];
  /** What may be asked to go back now */
  refundableVnd: number;
  refunds: Refund[];
  receipts: {
    id: string;
    template: string;
    series: string;
    /** Seven digits */
    number: string;
    amountVnd: number;
    issuedAt: string;
    status: 'issued' | 'void';
    voidReason: string | null;
    /** The PDF, once it is made */
    href: string | null;
  }[];
};

type PaymentAttempt = {
  ref: string;
  method: 'any' | 'bank' | 'ewallet' | 'qr' | 'card';
  status: 'pending' | 'paid' | 'failed' | 'expired';
  /** Why it failed, in words the payer can act on */
  reason: {
    vi: string;
    en: string;
  } | null;
  createdAt: string;
  expiresAt: string;
};

type PaymentSummary = {
  id: string;
  /** Code of the dossier, as printed on the receipt */
  dossierCode: string;
  procedure: Named;
  unit: Named;
  payerName: string;
  purpose: 'fee' | 'postage';
  amountVnd: number;
  receivedVnd: number;
  /** Of what came in, what was approved to be given back */
  refundedVnd: number;
  status: 'awaited' | 'paid' | 'waived' | 'expired' | 'cancelled' | 'refunding' | 'refunded';
  createdAt: string;
  paidAt: string | null;
};

type PaymentView = {
  transactionId: string;
  purpose: 'fee' | 'postage';
  amountVnd: number;
  status: 'awaited' | 'paid' | 'waived' | 'expired' | 'cancelled' | 'refunding' | 'refunded';
  dueAt: string | null;
  paidAt: string | null;
};

type Payout = {
  id: string;
  /** The bank’s statement names it */
  reference: string;
  /** The latest of its lines */
  settledOn: string;
  lines: number;
  /** Lines that do not fit our books; each is a money case */
  openLines: number;
  grossVnd: number;
  feeVnd: number;
  /** What the bank’s statement is to show */
  netVnd: number;
  /** null: no credit of this amount names it yet */
  arrivedAt: string | null;
  /** The bank’s number of that credit */
  arrivedReference: string | null;
  /** A credit that names it, but of another amount */
  otherCreditVnd: number | null;
};

type PayoutLine = {
  id: string;
  /** Where it is in its file */
  line: number;
  /** Our reference of the payment */
  attemptRef: string;
  /** The gateway’s number of the payment or refund */
  gatewayNo: string;
  /** Below zero when a refund is taken off */
  amountVnd: number;
  /** Kept by the gateway */
  feeVnd: number;
  settledOn: string;
  /** What the line is, in words */
  text: {
    vi: string;
    en: string;
  };
  dossierCode: string | null;
  paymentId: string | null;
  meaning: 'pays' | 'takesOff' | 'unknown' | 'doubled' | 'wrongAmount';
};

type PersonRef = {
  id: string;
  name: string;
};

type PersonalDataOverview = {
  drafts: number;
  dossiers: KeptDossier[];
  /** A setting of the agency */
  retention: {
    years: number;
    source: {
      vi: string;
      en: string;
    };
  };
};

type PostalItem = {
  /** Code of the dossier, as printed on the receipt */
  dossierCode: string;
  procedure: Named;
  applicantName: string;
  /** When it came to be as it is */
  since: string;
  /** null until there is a parcel */
  parcel: {
    direction: 'collect' | 'deliver';
    trackingCode: string | null;
    status: string;
    statusName: {
      vi: string;
      en: string;
    };
    failedTries: number;
    /** What the carrier said last */
    lastWords: {
      vi: string;
      en: string;
    } | null;
  } | null;
  /** What is to be done about it now; null while it is the carrier’s to do */
  task: {
    id: string;
    kind: string;
    holder: PersonRef | null;
    mine: boolean;
  } | null;
};

type PreviewRequestInput = {
  answers?: { [name: string]: Recursive_767c4377 } | undefined;
  channel: 'online' | 'counter' | 'post';
  applicant: 'citizen' | 'company';
  homeReturn?: boolean | undefined;
  /** Fees as of this instant; now when left out */
  at?: string | undefined;
  /** A definition to try instead of the published one; for administrators */
  definition?: { [name: string]: Recursive_767c4377 } | undefined;
};

type Procedure = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  unitCode: string;
  fieldCode: string;
  applicants: ('citizen' | 'company')[];
  onlineLevel: 'partial' | 'full';
  components: {
    key: string;
    name: {
      vi: string;
      en: string;
    };
    originals: number;
    copies: number;
    required: boolean;
    accepts: ('pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx')[];
    template?:
      | {
          name: {
            vi: string;
            en: string;
          };
          file: string;
        }
      | undefined;
    confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
  }[];
  form: { [name: string]: Recursive_767c4377 };
  fees: {
    questions: {
      [name: string]:
        | {
            type: 'count';
            label: {
              vi: string;
              en: string;
            };
            min: number;
            max: number;
            default?: number | undefined;
          }
        | {
            type: 'amountVnd';
            label: {
              vi: string;
              en: string;
            };
            default?: number | undefined;
          }
        | {
            type: 'measure';
            label: {
              vi: string;
              en: string;
            };
            unit: {
              vi: string;
              en: string;
            };
            max: number;
            default?: number | undefined;
          }
        | {
            type: 'choice';
            label: {
              vi: string;
              en: string;
            };
            options: {
              value: string;
              label: {
                vi: string;
                en: string;
              };
            }[];
            default?: string | undefined;
          }
        | {
            type: 'yesNo';
            label: {
              vi: string;
              en: string;
            };
            default?: boolean | undefined;
          };
    };
    rules: {
      code: string;
      name: {
        vi: string;
        en: string;
      };
      legalBasis: string;
      validFrom?: string | undefined;
      validTo?: string | undefined;
      when?: Recursive_1b7d8432 | undefined;
      amount:
        | {
            kind: 'fixed';
            amountVnd: number;
          }
        | {
            kind: 'perUnit';
            answer: string;
            unitVnd: number;
            unit: {
              vi: string;
              en: string;
            };
          }
        | {
            kind: 'perUnitBeyond';
            answer: string;
            included: number;
            amountVnd: number;
            unitVnd: number;
            unit: {
              vi: string;
              en: string;
            };
          }
        | {
            kind: 'twoRates';
            answer: string;
            copiesAnswer?: string | undefined;
            firstUnits: number;
            firstVnd: number;
            thenVnd: number;
            capVnd?: number | undefined;
            unit: {
              vi: string;
              en: string;
            };
          }
        | {
            kind: 'brackets';
            answer: string;
            brackets: {
              below?: number | undefined;
              upTo?: number | undefined;
              amountVnd: number;
              percent?: number | undefined;
              overVnd?: number | undefined;
            }[];
            capVnd?: number | undefined;
          }
        | {
            kind: 'interpolated';
            answer: string;
            points: {
              atVnd: number;
              percent: number;
            }[];
            minVnd?: number | undefined;
            maxVnd?: number | undefined;
          }
        | {
            kind: 'percentOfFee';
            feeCode: string;
            percent: number;
          }
        | {
            kind: 'tiers';
            answer: string;
            tiers: {
              below?: number | undefined;
              upTo?: number | undefined;
              amountVnd: number;
            }[];
          }
        | {
            kind: 'byChoice';
            answer: string;
            values: {
              choice: string;
              amountVnd: number;
              legalBasis?: string | undefined;
              validFrom?: string | undefined;
              validTo?: string | undefined;
            }[];
          }
        | {
            kind: 'postal';
            zoneAnswer: string;
            weightGramsAnswer: string;
            supportedAnswer?: string | undefined;
            bothWays: boolean;
            tariff: {
              zones: {
                sameCommune: {
                  upTo100gVnd: number;
                  upTo250gVnd: number;
                  upTo500gVnd: number;
                  eachFurther500gVnd: number;
                };
                sameProvince: {
                  upTo100gVnd: number;
                  upTo250gVnd: number;
                  upTo500gVnd: number;
                  eachFurther500gVnd: number;
                };
                otherProvince: {
                  upTo100gVnd: number;
                  upTo250gVnd: number;
                  upTo500gVnd: number;
                  eachFurther500gVnd: number;
                };
              };
              bothWaysPercent: number;
              supportedPercent: number;
              confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
            };
          };
      adjustments?:
        | (
            | {
                kind: 'exempt';
                name: {
                  vi: string;
                  en: string;
                };
                when?: Recursive_1b7d8432 | undefined;
                validFrom?: string | undefined;
                validTo?: string | undefined;
                legalBasis: string;
                proof?:
                  | {
                      vi: string;
                      en: string;
                    }
                  | undefined;
                confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
              }
            | {
                kind: 'rate';
                amountVnd: number;
                name: {
                  vi: string;
                  en: string;
                };
                when?: Recursive_1b7d8432 | undefined;
                validFrom?: string | undefined;
                validTo?: string | undefined;
                legalBasis: string;
                proof?:
                  | {
                      vi: string;
                      en: string;
                    }
                  | undefined;
                confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
              }
            | {
                kind: 'pay';
                percent: number;
                name: {
                  vi: string;
                  en: string;
                };
                when?: Recursive_1b7d8432 | undefined;
                validFrom?: string | undefined;
                validTo?: string | undefined;
                legalBasis: string;
                proof?:
                  | {
                      vi: string;
                      en: string;
                    }
                  | undefined;
                confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
              }
          )[]
        | undefined;
      adjustmentsMeet?: 'multiply' | 'lowest' | undefined;
      mandatory: boolean;
      refundPolicy: 'never' | 'beforeAcceptance' | 'unlessGranted';
      confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
    }[];
  };
  payment: {
    timing: 'never' | 'onSubmission' | 'onAcceptance' | 'beforeReturn';
    waitDays: number;
    reminderDaysBefore: number;
    maxExtensions: number;
  };
  reception: {
    unit: 'workingDays' | 'workingHours';
    amount: number;
  };
  processing: {
    unit: 'workingDays' | 'workingHours';
    amount: number;
  };
  cases?:
    | {
        key: string;
        name: {
          vi: string;
          en: string;
        };
        when: Recursive_1b7d8432;
        processing: {
          unit: 'workingDays' | 'workingHours';
          amount: number;
        };
        shares: { [name: string]: number };
        legalBasis: string;
        confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
      }[]
    | undefined;
  limits?:
    | {
        consultWithin?:
          | {
              unit: 'workingDays' | 'workingHours';
              amount: number;
            }
          | undefined;
        replyWithin?:
          | {
              unit: 'workingDays' | 'workingHours';
              amount: number;
            }
          | undefined;
        consultationPauses: boolean;
        refuseWithin?:
          | {
              unit: 'workingDays' | 'workingHours';
              amount: number;
            }
          | undefined;
        cutoffTime?: string | undefined;
        legalBasis: string;
        confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
      }
    | undefined;
  steps: {
    key: string;
    name: {
      vi: string;
      en: string;
    };
    kind: 'work' | 'sign' | 'issue';
    role: 'clerk' | 'officer' | 'lead' | 'signer';
    unitCode?: string | undefined;
    shareMinutes: number;
    confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
  }[];
  supplement: {
    maxRounds: number;
    waitDays: number;
    reminderDaysBefore: number;
  };
  extension: {
    maxTimes: number;
  };
  returnMethods: ('counter' | 'online' | 'home')[];
  homeCollection: boolean;
  result: {
    name: {
      vi: string;
      en: string;
    };
    validityMonths?: number | undefined;
  };
  legalBasis: string[];
  confidence: {
    code: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
    processing: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
    components: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
    steps: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
    onlineLevel: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
    result: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
  };
  version: number;
  validFrom: string;
  unit: Named;
  field: Named;
};

type ProcedureDraft = {
  code: string;
  /** In the shape of a definition; in a draft its values may still be wrong */
  definition: { [name: string]: unknown };
  /** The version it was begun from; null for a new procedure */
  baseVersion: number | null;
  /** Name it when saving: refused as `stale_form` when somebody saved meanwhile */
  revision: number;
  updatedAt: string;
  updatedBy: PersonRef;
  /** Errors first; with an error it cannot be published */
  findings: DefinitionFinding[];
};

type ProcedureHistory = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  unitCode: string;
  /** Whether it takes new dossiers */
  isOpen: boolean;
  /** The latest first */
  versions: ProcedureVersion[];
};

type ProcedurePreview = {
  /** null where the procedure’s own time holds */
  case: {
    key: string;
    name: {
      vi: string;
      en: string;
    };
    processing: {
      unit: 'workingDays' | 'workingHours';
      amount: number;
    };
    legalBasis: string;
    confidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
  } | null;
  /** Why that case, or none */
  why: {
    vi: string;
    en: string;
  };
  /** Questions to answer before an earlier case can be ruled out */
  undecidedBy: string[];
  fees: {
    lines: FeeLine[];
    /** null while something stands in the way */
    totalVnd: number | null;
    refusals: {
      field: string;
      code: string;
      message: {
        vi: string;
        en: string;
      };
    }[];
  };
  /** `never` where there is nothing to pay */
  paymentTiming: 'never' | 'onSubmission' | 'onAcceptance' | 'beforeReturn';
  submittedAt: string;
  /** The last moment of acceptance; the time counts from then */
  acceptedAt: string;
  processingMinutes: number;
  steps: {
    key: string;
    name: {
      vi: string;
      en: string;
    };
    kind: 'work' | 'sign' | 'issue';
    role: 'clerk' | 'officer' | 'lead' | 'signer';
    /** null for the unit that decides the procedure */
    unitCode: string | null;
    from: string;
    to: string;
    minutes: number;
  }[];
  limits: {
    kind: 'consult' | 'reply' | 'refuse';
    dueAt: string;
    minutes: number;
  }[];
  consultationPauses: boolean;
  due: DueDate;
};

type ProcedureSummary = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  unit: Named;
  field: Named;
  onlineLevel: 'partial' | 'full';
  processing: {
    unit: 'workingDays' | 'workingHours';
    amount: number;
  };
  processingConfidence: 'text' | 'secondary' | 'recall' | 'setting' | 'sample';
  feeFree: boolean;
};

type ProcedureVersion = {
  version: number;
  validFrom: string;
  publishedAt: string;
  /** null for the program itself */
  publishedBy: PersonRef | null;
  reason: string | null;
  state: 'coming' | 'inForce' | 'past';
};

type ProfileChange = {
  name?: string | undefined;
  phone?: string | undefined;
  personalId?: string | undefined;
  companyName?: string | undefined;
  taxCode?: string | undefined;
  address?: Address | undefined;
  locale?: 'vi' | 'en' | undefined;
};

type Publication = {
  /** Errors first */
  findings: DefinitionFinding[];
  /** The version in force on that day; null for a new procedure */
  comparedWith: {
    version: number;
    validFrom: string;
  } | null;
  differences: DefinitionDifference[];
  /** null for a dry run */
  published: {
    version: number;
    validFrom: string;
    /** false when the version in force says the same */
    isNew: boolean;
  } | null;
};

type PublishRequestInput = {
  /** As `/procedures/definition-schema` has it */
  definition: { [name: string]: Recursive_767c4377 };
  /** First day of the version; today when left out */
  validFrom?: string | undefined;
  /** For the audit log */
  reason?: string | undefined;
  /** Only check and compare, publish nothing */
  dryRun?: boolean | undefined;
};

type PublishedCalendars = {
  calendars: {
    version: string;
    units: string[];
  }[];
  /** Open dossiers whose dates are being reckoned anew */
  dossiersTold: number;
};

type PublishedYear = {
  year: number;
  calendars: {
    version: string;
    units: string[];
  }[];
  /** Open dossiers whose dates are being reckoned anew */
  dossiersTold: number;
};

type PushSettings = {
  publicKey: string | null;
};

type PushSubscription = {
  /** The address the browser was given by its push service */
  endpoint: string;
  keys: {
    p256dh: string;
    auth: string;
  };
};

type ReadLogEntry = {
  reader: PersonRef;
  at: string;
  what: string;
};

type ReceiptSeries = {
  id: string;
  unit: Named;
  template: string;
  series: string;
  /** Numbers given out in the whole series */
  taken: number;
  /** First and last number among those asked for */
  first: string | null;
  last: string | null;
  issued: number;
  issuedVnd: number;
  voided: number;
  voidedVnd: number;
  /** Numbers of the whole series that no receipt bears. None is the only good answer */
  gaps: {
    from: string;
    to: string;
  }[];
};

type ReceivingAccount = {
  holder: string;
  number: string;
  bank: string;
};

type ReconciledDifference = {
  attemptRef: string;
  paymentId: string;
  dossierCode: string | null;
  result: 'waiting' | 'agrees' | 'recovered' | 'differs' | 'unanswered';
  gatewaySays: ('paid' | 'failed' | 'held' | 'pending' | 'refunding' | 'notFound') | null;
  gatewayVnd: number | null;
  oursVnd: number | null;
  comparedAt: string | null;
  /** Of the latest money case about it */
  caseStatus: ('open' | 'resolved') | null;
};

type Reconciliation = {
  onDate: string;
  status: 'running' | 'done';
  /** null: the nightly run */
  requestedBy: string | null;
  startedAt: string;
  /** While it runs once more: when it was done last */
  finishedAt: string | null;
  compared: {
    waiting: number;
    agreeing: number;
    /** Payments we had not heard of, booked now */
    recovered: number;
    differing: number;
    /** The gateway gave no answer; asked again with the next day */
    unanswered: number;
  };
  /** What came and what went back on that day, as booked; null until it was done once */
  sums:
    | {
        channel: string;
        movements: number;
        inVnd: number;
        outVnd: number;
      }[]
    | null;
  /** What the books held against themselves */
  findings: number | null;
};

type Recursive_1b7d8432 =
  | {
      all: Recursive_1b7d8432[];
    }
  | {
      any: Recursive_1b7d8432[];
    }
  | {
      not: Recursive_1b7d8432;
    }
  | {
      channel: 'online' | 'counter' | 'post';
    }
  | {
      applicant: 'citizen' | 'company';
    }
  | {
      homeReturn: boolean;
    }
  | {
      answer: string;
      equals: string | number | boolean;
    }
  | {
      answer: string;
      in: string[];
    }
  | {
      answer: string;
      gt?: number | undefined;
      gte?: number | undefined;
      lt?: number | undefined;
      lte?: number | undefined;
    };

type Recursive_767c4377 =
  string | number | boolean | null | Recursive_767c4377[] | { [name: string]: Recursive_767c4377 };

type Refund = {
  id: string;
  /** The order the money was booked to; null for money without one */
  paymentId: string | null;
  dossierCode: string | null;
  amountVnd: number;
  method: 'gateway' | 'transfer' | 'cash';
  status: 'requested' | 'approved' | 'sent' | 'needsPerson' | 'settled' | 'declined' | 'rejected';
  statusName: {
    vi: string;
    en: string;
  };
  reason: {
    vi: string;
    en: string;
  };
  /** Fee by fee, what goes back and what does not; empty for surplus money */
  lines: RefundLine[];
  requestedAt: string;
  /** null: the system, as the rules of the fees say */
  requestedBy: PersonRef | null;
  decidedAt: string | null;
  decidedBy: PersonRef | null;
  decisionReason: string | null;
  sentAt: string | null;
  endedAt: string | null;
  reference: string | null;
  failure: string | null;
  /** I may approve it: it waits, and somebody else asked for it and booked its money */
  mayDecide: boolean;
  /** It is to be handed over by hand, and I may take that down */
  maySettle: boolean;
};

type RefundLine = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  amountVnd: number;
  refundVnd: number;
  why: {
    vi: string;
    en: string;
  };
};

type RegisteredReceipt = {
  id: string;
  template: string;
  series: string;
  /** Seven digits */
  number: string;
  unit: Named;
  amountVnd: number;
  issuedAt: string;
  status: 'issued' | 'void';
  voidReason: string | null;
  /** Who took the money; null when nobody did */
  collectorName: string | null;
  payerName: string;
  /** Code of the dossier, as printed on the receipt */
  dossierCode: string;
  paymentId: string;
  /** The PDF, once it is made */
  href: string | null;
};

type ReportNumber = {
  count: number;
  /** null where a period can have no such dossiers */
  href: string | null;
};

type RevenueMovement = {
  id: string;
  at: string;
  direction: 'in' | 'out' | 'within';
  channel: 'vnpay' | 'cash' | 'card' | 'transfer';
  reference: string;
  /** The part of the movement that counts here: positive came, negative went */
  amountVnd: number;
  paymentId: string | null;
  dossierCode: string | null;
};

type RevenueReport = {
  asOf: string;
  from: string;
  to: string;
  total: {
    /** Came in */
    cameVnd: number;
    /** Was paid back */
    wentVnd: number;
    /** Neither came nor went, but was found to be for something else */
    movedVnd: number;
    /** came − went + moved */
    netVnd: number;
    /** Of the net, what is the price of no fee: surplus, or not matched */
    noFeeVnd: number;
  };
  groups: {
    key: string;
    /** null for a day */
    name: {
      vi: string;
      en: string;
    } | null;
    /** By fee: what the money is */
    kind: ('fee' | 'surplus' | 'unmatched') | null;
    /** By fee: whose fee it is */
    procedure: Named | null;
    /** Came in */
    cameVnd: number;
    /** Was paid back */
    wentVnd: number;
    /** Neither came nor went, but was found to be for something else */
    movedVnd: number;
    /** came − went + moved */
    netVnd: number;
    /** Of the net, what is the price of no fee: surplus, or not matched */
    noFeeVnd: number;
    /** The movements behind the figure: a call of this API, below `/api/v1` */
    href: string;
  }[];
};

type SavedView = {
  id: string;
  list: 'tasks' | 'dossiers';
  name: string;
  /** As the list’s own query takes them */
  filters: { [name: string]: string };
  columns: string[];
  /** Filters and columns it was saved with that there are not any more */
  ignored: string[];
  /** The unit it is shared with */
  unit: Named | null;
  owner: PersonRef;
  mine: boolean;
  /** Rows it has for me now; null when its filters cannot be used */
  total: number | null;
  totalIsExact: boolean;
};

type SavedViewChangeInput = {
  list: 'tasks' | 'dossiers';
  name: string;
  filters: { [name: string]: string };
  columns: string[];
  /** Share it with this unit, as its lead or supervisor */
  unitCode?: string | null | undefined;
};

type SettlementImport = {
  dryRun: boolean;
  newLines: number;
  rows: SettlementRow[];
};

type SettlementOverview = {
  payouts: Payout[];
  receivable: {
    fromDays: number;
    /** null: and older */
    toDays: number | null;
    payments: number;
    /** Below zero when the gateway has given back more than it still holds */
    amountVnd: number;
  }[];
  /** What the gateway owes us */
  receivableVnd: number;
  /** Paid out by the gateway, and not arrived at the bank */
  underwayVnd: number;
  /** What the gateway has kept for its service so far */
  feeVnd: number;
};

type SettlementRow = {
  /** Where it is in its file */
  line: number;
  /** Our reference of the payment */
  attemptRef: string;
  /** The gateway’s number of the payment or refund */
  gatewayNo: string;
  /** Below zero when a refund is taken off */
  amountVnd: number;
  /** Kept by the gateway */
  feeVnd: number;
  settledOn: string;
  /** What the line is, in words */
  text: {
    vi: string;
    en: string;
  };
  dossierCode: string | null;
  paymentId: string | null;
  payout: string;
  /** before: it came in an earlier file */
  outcome: 'pays' | 'takesOff' | 'unknown' | 'doubled' | 'wrongAmount' | 'before';
};

type Share = {
  part: number;
  whole: number;
  /** Rounded down to a tenth */
  percent: number | null;
};

type StaffChange = {
  name?: string | undefined;
  phone?: string | null | undefined;
  jobTitle?: string | null | undefined;
};

type StaffMember = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  jobTitle: string | null;
  /** `invited`: has not set a password yet */
  state: 'invited' | 'active' | 'ended';
  /** Until when the link last mailed works; null when none was mailed */
  invitedUntil: string | null;
  endedAt: string | null;
  twoFactorEnabled: boolean;
  /** Open tasks they hold */
  openTasks: number;
  /** Running, coming and over, the latest first */
  roles: HeldRole[];
  isMe: boolean;
};

type StaffPreferences = {
  /** Kinds of news I do not want */
  newsOff: (
    | 'assigned'
    | 'takenAway'
    | 'dueSoon'
    | 'overdue'
    | 'supplement'
    | 'message'
    | 'paid'
    | 'consultation'
    | 'unitOverdue'
  )[];
  /** Whether I get a mail each working morning */
  digest: boolean;
  /** Whether that is what my roles have unless I choose */
  isDigestUsual: boolean;
};

type StatementImport = {
  dryRun: boolean;
  /** What the rows with the outcome `books` add up to */
  bookedVnd: number;
  rows: StatementRow[];
};

type StatementRow = {
  /** Where the row is in the file */
  line: number;
  outcome: 'books' | 'alreadyBooked' | 'notCredit' | 'unreadable' | 'failed';
  /** The outcome in words, with the reason */
  text: {
    vi: string;
    en: string;
  };
  meaning: ('pays' | 'under' | 'over' | 'double' | 'late' | 'payout' | 'unknown') | null;
  dossierCode: string | null;
  reference: string | null;
  amountVnd: number | null;
  receivedAt: string | null;
  content: string | null;
};

type Statistics = {
  asOf: string;
  received: number;
  open: number;
  finished: number;
  /** null until something has finished */
  onTimePercent: number | null;
  averageRating: number | null;
};

type StepView = {
  key: string;
  name: {
    vi: string;
    en: string;
  };
  state: 'done' | 'current' | 'paused' | 'ahead' | 'skipped';
  startedAt: string | null;
  endedAt: string | null;
  dueAt: string | null;
  /** Who has it */
  unit: Named | null;
};

type StoredFile = {
  id: string;
  name: string;
  kind: 'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx';
  sizeBytes: number;
  sha256: string;
  uploadedAt: string;
  href: string;
};

type Submission = {
  /** Code of the dossier, as printed on the receipt */
  dossierCode: string;
  /** With the code, follows the dossier without an account. Shown once, mailed once */
  trackingKey: string;
  status: string;
  /** What is to be paid now, where the procedure asks for it on submission */
  payment: {
    transactionId: string;
    amountVnd: number;
    dueAt: string;
  } | null;
};

type Substitute = {
  id: string;
  name: string;
  /** Named as substitute when the role was given: the one to propose */
  isNamed: boolean;
  /** Away themselves on some of these days, and so not to be chosen */
  absence: {
    fromDate: string;
    throughDate: string;
  } | null;
};

type TakenBack = {
  taken: number;
};

type Task = {
  id: string;
  /** `receive`, `step`, `consultation`, `apology`, `delivery` … as the lifecycle names it */
  kind: string;
  /** What is to be done: the step’s or the side task’s name */
  name: {
    vi: string;
    en: string;
  };
  stepKey: string | null;
  dossier: {
    /** Code of the dossier, as printed on the receipt */
    code: string;
    procedure: Named;
    applicantName: string;
    status:
      | 'draft'
      | 'submitted'
      | 'supplement_requested'
      | 'payment_requested'
      | 'processing'
      | 'withdrawal_requested'
      | 'stopped'
      | 'result_ready'
      | 'returned'
      | 'refused'
      | 'withdrawn';
    statusName: {
      vi: string;
      en: string;
    };
  };
  unit: Named;
  role: string;
  holder: PersonRef | null;
  /** The absent colleague in whose place the holder has it */
  inPlaceOf: PersonRef | null;
  mine: boolean;
  /** The applicant is to be helped first among what is due the same day */
  priority: boolean;
  openedAt: string;
  dueAt: string | null;
  warnAt: string | null;
  provisional: boolean;
  urgency: 'overdue' | 'dueSoon' | 'onTime' | 'paused';
  watching: boolean;
};

type TaskCounts = {
  mine: number;
  unit: number;
  dueSoon: number;
  overdue: number;
  paused: number;
  watching: number;
  /** Held by colleagues in my place: take them back with `/tasks/take-back` */
  withSubstitute: number;
};

type TaskDetail = {
  id: string;
  /** `receive`, `step`, `consultation`, `apology`, `delivery` … as the lifecycle names it */
  kind: string;
  /** What is to be done: the step’s or the side task’s name */
  name: {
    vi: string;
    en: string;
  };
  stepKey: string | null;
  dossier: {
    /** Code of the dossier, as printed on the receipt */
    code: string;
    procedure: Named;
    applicantName: string;
    status:
      | 'draft'
      | 'submitted'
      | 'supplement_requested'
      | 'payment_requested'
      | 'processing'
      | 'withdrawal_requested'
      | 'stopped'
      | 'result_ready'
      | 'returned'
      | 'refused'
      | 'withdrawn';
    statusName: {
      vi: string;
      en: string;
    };
  };
  unit: Named;
  role: string;
  holder: PersonRef | null;
  /** The absent colleague in whose place the holder has it */
  inPlaceOf: PersonRef | null;
  mine: boolean;
  /** The applicant is to be helped first among what is due the same day */
  priority: boolean;
  openedAt: string;
  dueAt: string | null;
  warnAt: string | null;
  provisional: boolean;
  urgency: 'overdue' | 'dueSoon' | 'onTime' | 'paused';
  watching: boolean;
  /** Number of the dossier’s last event: send it as `expectedSeq` */
  seq: number;
  allowedActions: AllowedAction[];
  /** Who else could hold it */
  assignable: {
    id: string;
    name: string;
    openTasks: number;
    /** Away through this day: what is assigned to them goes to the substitute */
    absence: {
      throughDate: string;
      substituteName: string;
    } | null;
  }[];
};

type TestTransfer = {
  amountVnd: number;
  content: string;
  qrText: string;
  qrSvg: string;
};

type TimelineEvent = {
  seq: number;
  action: string;
  name: {
    vi: string;
    en: string;
  };
  at: string;
  actor: {
    role: string;
    /** null for the system */
    name: string | null;
  };
  statusAfter:
    | 'draft'
    | 'submitted'
    | 'supplement_requested'
    | 'payment_requested'
    | 'processing'
    | 'withdrawal_requested'
    | 'stopped'
    | 'result_ready'
    | 'returned'
    | 'refused'
    | 'withdrawn';
  reason: string | null;
  undone: boolean;
};

type Tracking = {
  /** Code of the dossier, as printed on the receipt */
  code: string;
  procedure: Named;
  unit: Named;
  status:
    | 'draft'
    | 'submitted'
    | 'supplement_requested'
    | 'payment_requested'
    | 'processing'
    | 'withdrawal_requested'
    | 'stopped'
    | 'result_ready'
    | 'returned'
    | 'refused'
    | 'withdrawn';
  statusName: {
    vi: string;
    en: string;
  };
  portalStatus: {
    code: number;
    name: string;
  };
  submittedAt: string;
  due: DueDate | null;
  /** The day given anew with an apology, unless an extension came after it. The due date stays what it was */
  promisedOn: string | null;
  steps: StepView[];
  updatedAt: string;
};

type Transaction = {
  purpose: 'fee' | 'postage';
  amountVnd: number;
  status: 'awaited' | 'paid' | 'waived' | 'expired' | 'cancelled' | 'refunding' | 'refunded';
  dueAt: string | null;
  paidAt: string | null;
  id: string;
  /** Code of the dossier, as printed on the receipt */
  dossierCode: string;
  procedure: Named;
  createdAt: string;
  payable: boolean;
  lines: FeeLine[];
  receivingAccount: ReceivingAccount | null;
  /** How what is still owed is paid by bank transfer */
  transfer: TransferRequest | null;
  /** Latest first */
  attempts: PaymentAttempt[];
  methods: {
    method: 'any' | 'bank' | 'ewallet' | 'qr' | 'card';
    name: {
      vi: string;
      en: string;
    };
    banks: {
      code: string;
      name: string;
    }[];
  }[];
  receipt: {
    number: string;
    issuedAt: string;
    isVoid: boolean;
    /** The PDF, once it is made */
    href: string | null;
  } | null;
  /** Latest first */
  refunds: {
    id: string;
    amountVnd: number;
    method: 'gateway' | 'transfer' | 'cash';
    status: 'requested' | 'approved' | 'sent' | 'needsPerson' | 'settled' | 'declined' | 'rejected';
    statusName: {
      vi: string;
      en: string;
    };
    lines: RefundLine[];
    /** What happened so far, in order */
    steps: {
      name: {
        vi: string;
        en: string;
      };
      at: string;
    }[];
    /** Why it came to nothing */
    note: {
      vi: string;
      en: string;
    } | null;
  }[];
};

type TransactionSummary = {
  purpose: 'fee' | 'postage';
  amountVnd: number;
  status: 'awaited' | 'paid' | 'waived' | 'expired' | 'cancelled' | 'refunding' | 'refunded';
  dueAt: string | null;
  paidAt: string | null;
  id: string;
  /** Code of the dossier, as printed on the receipt */
  dossierCode: string;
  procedure: Named;
  createdAt: string;
  payable: boolean;
};

type TransferAccount = {
  unit: Named;
  account: {
    holder: string;
    number: string;
    bank: string;
    bankBin: string;
  };
  /** No longer shown to payers; by what was shown to them before, money still comes */
  isFormer: boolean;
};

type TransferRequest = {
  amountVnd: number;
  /** To be written in the transfer: by it the money is known */
  content: string;
  account: ReceivingAccount;
  /** VietQR (EMVCo): what a banking app reads in the picture */
  qrText: string;
  /** The same as a picture */
  qrSvg: string;
};

type Unit = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  /** Where to go: `Quầy số 18` */
  counter: {
    vi: string;
    en: string;
  } | null;
  contacts: {
    purpose: {
      vi: string;
      en: string;
    };
    phone: string;
  }[];
  address: NamedAddress;
  /** Open procedures; a unit without any is only consulted */
  procedureCount: number;
};

type UnitChange = {
  name?:
    | {
        vi: string;
        en: string;
      }
    | undefined;
  dossierPrefix?: string | undefined;
  counter?:
    | {
        vi: string;
        en: string;
      }
    | null
    | undefined;
  contacts?: UnitContact[] | undefined;
  address?: Address | undefined;
  calendarId?: string | undefined;
  position?: number | undefined;
};

type UnitContact = {
  purpose: {
    vi: string;
    en: string;
  };
  phone: string;
};

type UnitDetails = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  dossierPrefix: string;
  counter: {
    vi: string;
    en: string;
  } | null;
  contacts: {
    purpose: {
      vi: string;
      en: string;
    };
    phone: string;
  }[];
  address: NamedAddress;
  calendar: {
    id: string;
    version: string;
  };
  /** Place in lists, the smallest first */
  position: number;
  receivingAccount: {
    bank: string;
    bankBin: string | null;
    number: string;
    holder: string;
  } | null;
  /** Procedures of the unit, open or not */
  procedureCount: number;
  isSample: boolean;
  /** Since when it takes no new dossiers */
  closedAt: string | null;
  awaitedAccount: AwaitedAccount | null;
  fields: UnitField[];
  /** The prefix of their codes is fixed then */
  hasDossiers: boolean;
  openDossiers: number;
  /** Payments that are asked for now, to the account there is */
  awaitedPayments: number;
  /** People who hold a role in it today */
  staffCount: number;
};

type UnitField = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  position: number;
  /** Procedures in it, open or not */
  procedureCount: number;
};

type UnseenNews = {
  unseen: number;
  isExact: boolean;
};

type UnshownProcedure = {
  code: string;
  name: {
    vi: string;
    en: string;
  };
  isPublished: boolean;
  isOpen: boolean;
  isInForce: boolean;
  draft: {
    updatedAt: string;
    updatedBy: string;
  } | null;
};

type WorkloadReport = {
  asOf: string;
  people: {
    person: PersonRef;
    roles: string[];
    awayThrough: string | null;
    /** Dossiers on which they hold a task */
    open: ReportNumber;
    /** With a task due by the end of tomorrow */
    dueSoon: ReportNumber;
    /** With a task past its own deadline; the dossier may still be in time */
    overdue: ReportNumber;
    /** Actions a week, over the last four weeks */
    donePerWeek: number;
  }[];
};

type YearPublication = {
  days: {
    date: string;
    kind: 'holiday' | 'compensatory' | 'swapOff' | 'swapWork' | 'localClosure';
    /** What the day is, in Vietnamese, for explanations */
    note: string;
    /** The document that publishes the day */
    source: string;
  }[];
  /** All units, unless given */
  units?: string[] | undefined;
};
